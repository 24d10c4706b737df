"""One file per file format; importing this package registers them all."""

from kinoflow.formats import amc, bvh, fbx, glb, html, npz, onto, pictures, robot, vrma

__all__ = ["amc", "bvh", "fbx", "glb", "html", "npz", "onto", "pictures", "robot", "vrma"]
