"""The controls of the rig: what an author can set, with units, ranges and what becomes of each in a mirror.

Body: `x`, `y`, `z`, `yaw`, `pitch`, `roll` place the hips; the lateral ones are positive to the body's **left**. Limbs:
everything lateral is positive **outward**, away from the body's midline, so that the same numbers serve both sides.
Names of limb controls end in `_l` or `_r`; without an ending, or with the plural of the table below, a value goes to
both sides.

Positions of hands and feet are vectors (outward, up, forward) in metres in a frame of reference: `At("head", 0.1, 0,
0.1)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kinoflow.errors import ScoreError


@dataclass(frozen=True)
class Control:
    """One number that an author sets over time.

    Attributes:
        meaning: in words, with the direction of positive values.
        unit: m, deg or 1.
        low: smallest value allowed.
        high: largest value allowed.
        lateral: changes its sign in a mirror (body controls that are positive to the left).
        default: value of the neutral stance.
        lag: group of the follow-through: "root" has none, since the feet must agree with it.
    """

    meaning: str
    unit: str
    low: float
    high: float
    lateral: bool = False
    default: float = 0.0
    lag: str = "root"


BODY: Final[dict[str, Control]] = {
    "x": Control("hips to the left of where the feet began", "m", -20, 20, lateral=True),
    "y": Control("hips above standing height; -0.4 is a deep squat, -0.8 lies on the floor", "m", -0.95, 1.6),
    "z": Control("hips forward", "m", -20, 20),
    "yaw": Control("hips turned to the left", "deg", -2000, 2000, lateral=True),
    "pitch": Control(
        "hips tilted forward about the hip joints; 90 faces the floor, -90 lies on the back", "deg", -800, 800
    ),
    "roll": Control("hips tilted over to the left; 90 lies on the left side", "deg", -800, 800, lateral=True),
    "bend": Control("spine bent forward", "deg", -55, 95, lag="spine"),
    "side": Control("spine bent to the left", "deg", -45, 45, lateral=True, lag="spine"),
    "twist": Control("chest turned to the left against the hips", "deg", -65, 65, lateral=True, lag="spine"),
    "turn": Control("head turned to the left against the chest", "deg", -85, 85, lateral=True, lag="head"),
    "nod": Control("head bent forward, chin down", "deg", -60, 60, lag="head"),
    "tilt": Control("head tilted, ear to the left shoulder", "deg", -45, 45, lateral=True, lag="head"),
    "look": Control("how much the head follows the point set by look_at", "1", 0, 1, lag="root"),
    "balance": Control(
        "how much the hips move to keep the centre of mass over what carries it", "1", 0, 1, default=1.0
    ),
    "rest": Control(
        "how much the body (not the feet) rests on the floor: its lowest part is put at height 0", "1", 0, 1
    ),
}
"""Controls of the trunk and head."""

LIMB: Final[dict[str, Control]] = {
    "shrug": Control("shoulder raised", "deg", -15, 35, lag="spine"),
    "elbow": Control("elbow lifted outward about the line from shoulder to wrist", "deg", -120, 150, lag="hand"),
    "palm": Control(
        "forearm turned: 90 palm up, -90 palm down when the hand is held forward; 0 thumb up",
        "deg",
        -110,
        110,
        lag="wrist",
    ),
    "wrist": Control("wrist bent towards the palm", "deg", -85, 85, lag="wrist"),
    "cock": Control("wrist bent towards the thumb", "deg", -45, 35, lag="wrist"),
    "knee": Control("knee turned outward", "deg", -60, 110),
    "foot_yaw": Control("toes turned outward", "deg", -90, 120, default=7.0),
    "foot_pitch": Control(
        "heel lifted about the ball of the foot (positive) or toes lifted about the heel (negative)", "deg", -60, 140
    ),
    "foot_roll": Control("outer edge of the foot lifted (positive) or inner edge (negative)", "deg", -60, 60),
    "ankle": Control(
        "toes pointed away from the shin, for a foot that is not on the floor; -25 pulled up, 50 pointed",
        "deg",
        -35,
        65,
        default=10.0,
    ),
}
"""Controls that each side has; their names get `_l` or `_r`."""

PLURALS: Final[dict[str, str]] = {
    "hands": "hand",
    "feet": "foot",
    "shrugs": "shrug",
    "elbows": "elbow",
    "palms": "palm",
    "wrists": "wrist",
    "knees": "knee",
    "ankles": "ankle",
    "toes": "foot_yaw",
    "heels": "foot_pitch",
}
"""Names that set both sides at once."""

HAND_FRAMES: Final = ("shoulder", "chest", "pelvis", "head", "other", "knee", "thigh", "floor", "air")
"""What a hand's position can be measured from.

shoulder: the shoulder joint, axes of the chest (the default); chest: the middle of the breastbone, axes of the chest;
pelvis: the hip joints' middle, axes of the hips; head: the middle of the head, axes of the head; other: the other
wrist, axes of the chest, so that (0, 0, 0) is wrist on wrist; knee: the knee of the same side, axes of the hips turned
upright; thigh: the middle of the same thigh; floor: the ground where the body stands now, turned as it stands; air: the
same as floor, for an imagined object at rest.
"""
FOOT_FRAMES: Final = ("floor", "hip")
"""What a foot's position can be measured from.

floor: the sole's point under the ankle, on the ground where the body stands now; hip: the ankle from its hip joint, in
axes of the hips.
"""


@dataclass(frozen=True)
class At:
    """A place for a hand or a foot: frame of reference, then outward, up and forward in metres."""

    frame: str
    out: float
    up: float
    forward: float

    def moved(self, out: float = 0.0, up: float = 0.0, forward: float = 0.0) -> At:
        """The place shifted within its frame."""
        return At(self.frame, self.out + out, self.up + up, self.forward + forward)


NEUTRAL_HAND: Final = At("shoulder", 0.07, -0.553, 0.03)
NEUTRAL_FOOT: Final = At("floor", 0.095, 0.0, 0.0)
ON_HIP: Final = At("pelvis", 0.17, 0.14, 0.03)
"""Wrist of a hand that rests on its hip; lift the elbow by about 50."""


@dataclass(frozen=True)
class Hand:
    """Where a hand is carried.

    Attributes:
        place: of the wrist.
        elbow: see `LIMB`, as are the others.
        palm: forearm turned.
        wrist: towards the palm.
    """

    place: At
    elbow: float = 0.0
    palm: float = 0.0
    wrist: float = 0.0


ON_THE_HIP: Final = Hand(ON_HIP, 55, -40, -25)
IN_POCKET: Final = Hand(At("pelvis", 0.19, -0.04, 0.06), 25, 20, 12)


def side_of(name: str) -> tuple[str, str]:
    """A limb control's base name and side: `"hand_l"` to `("hand", "l")`; side "" for body controls."""
    if name.endswith(("_l", "_r")):
        return name[:-2], name[-1]
    return name, ""


def check(name: str, control: Control, value: float) -> float:
    """The value, if it lies in the control's range.

    Raises:
        ScoreError: it does not.
    """
    if not control.low <= value <= control.high:
        raise ScoreError(
            f"{name} = {value:g} {control.unit} is outside {control.low:g} to {control.high:g} ({control.meaning})"
        )
    return float(value)
