"""One file per file format; importing this package registers them all."""

from kinoflow.formats import bvh, fbx, glb

__all__ = ["bvh", "fbx", "glb"]
