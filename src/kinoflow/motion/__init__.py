"""What a motion is: skeleton, rotations, kinematics, features, canonical frame, contacts, clean-up, `MotionClip`."""

from kinoflow.motion.clip import MotionClip, MotionFormat, formats, register_format
from kinoflow.motion.skeleton import MANNEQUIN, Skeleton

__all__ = ["MANNEQUIN", "MotionClip", "MotionFormat", "Skeleton", "formats", "register_format"]
