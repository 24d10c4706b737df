"""Ask a clip questions: where it goes, which hand rises, how much the feet slide.

python examples/02_measure_a_clip.py CLIP
"""

import math
import sys

from kinoflow import MotionClip
from kinoflow.measures.physical import physical_report
from kinoflow.measures.probes import mean_speed_m_per_s, raises_hand, travel_m, turn_rad

clip = MotionClip.load(sys.argv[1])
left, forward = travel_m(clip)
print(f"{clip.num_frames} frames, {clip.duration_s:.1f} s")
print(f"travels {forward:+.2f} m forward and {left:+.2f} m to the left, at {mean_speed_m_per_s(clip):.2f} m/s")
print(f"turns {math.degrees(turn_rad(clip)):+.0f} degrees (positive: left)")
print("raises", [side for side in ("left", "right") if raises_hand(clip, side)] or "no hand")
print(physical_report(clip))
