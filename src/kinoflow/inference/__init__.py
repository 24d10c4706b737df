"""From a sentence to clips."""

from kinoflow.inference.pipeline import MotionPipeline

__all__ = ["MotionPipeline"]
