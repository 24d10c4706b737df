"""One file per file format; importing this package registers them all."""

from kinoflow.formats import bvh

__all__ = ["bvh"]
