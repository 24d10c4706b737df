"""One file per file format; importing this package registers them all."""

from kinoflow.formats import amc, bvh, fbx, film_strip, glb, html, npz, video

__all__ = ["amc", "bvh", "fbx", "film_strip", "glb", "html", "npz", "video"]
