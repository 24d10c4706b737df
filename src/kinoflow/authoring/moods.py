"""How somebody feels who does something: posture, gait, pace and rhythm over any score (`expression` plays them)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from kinoflow.authoring.controls import IN_POCKET, ON_THE_HIP, At, Hand
from kinoflow.language.manner import AND


@dataclass(frozen=True)
class Mood:
    """What a mood changes of a body that stands, walks or sits.

    What is 0 without a mood adds up where somebody has several, what is 1 is multiplied.

    Attributes:
        bend_deg: spine forward.
        lean_deg: hips forward, and all above them.
        nod_deg: chin down.
        tilt_deg: head to the shoulder.
        shrug_deg: shoulders up.
        elbow_deg: elbows away from the body.
        sink_m: knees bent by so much.
        width_m: feet farther apart, standing and walking.
        toes_deg: toes outward.
        reach: hands in axes of the shoulders come this much as far from where they hang.
        hang_m: where arms hang, outward, up and forward of where they hang without a mood.
        hands: where the left and the right hand are that have nothing to do, instead of hanging.
        carried: they are also there while somebody walks, instead of swinging.
        tempo: pace where no foot leaves the floor; 2 is twice as quick.
        crisp: how quickly hands, spine and head follow; less is heavier.
        snap: share of its time by which a gesture is done sooner, and then held.
        uneven: how much time itself runs now quicker, now slower.
        sway_deg: slow waves of spine and head.
        tremble_m: quick small movements of the hands, and of the head by 60 degrees a metre.
        glance_deg: the head darts so far to either side, and stays a moment.
        fidget: 0 to 1, hands that wring, weight that shifts, a foot that taps, a hand that goes to the mouth.
        step: length of steps.
        lift: height at which a foot swings, and of the heel that leaves.
        bounce_m: rise and fall of the hips in each step, and of who stands on springy knees.
        swing: of the arms in walking.
        bent_m: hands drawn up by bent elbows in walking.
        rock_m: hips go over the standing foot.
        stagger_m: steps astray.
    """

    bend_deg: float = 0.0
    lean_deg: float = 0.0
    nod_deg: float = 0.0
    tilt_deg: float = 0.0
    shrug_deg: float = 0.0
    elbow_deg: float = 0.0
    sink_m: float = 0.0
    width_m: float = 0.0
    toes_deg: float = 0.0
    reach: float = 1.0
    hang_m: tuple[float, float, float] = (0.0, 0.0, 0.0)
    hands: tuple[Hand | None, Hand | None] = (None, None)
    carried: bool = False
    tempo: float = 1.0
    crisp: float = 1.0
    snap: float = 0.0
    uneven: float = 0.0
    sway_deg: float = 0.0
    tremble_m: float = 0.0
    glance_deg: float = 0.0
    fidget: float = 0.0
    step: float = 1.0
    lift: float = 1.0
    bounce_m: float = 0.0
    swing: float = 1.0
    bent_m: float = 0.0
    rock_m: float = 0.0
    stagger_m: float = 0.0

    def with_another(self, other: Mood) -> Mood:
        """Both at once; hands are where the first has them, or else the second."""
        both: dict[str, Any] = {}
        for one in fields(self):
            mine, its = getattr(self, one.name), getattr(other, one.name)
            if one.name == "hands":
                both[one.name] = mine if mine != (None, None) else its
            elif one.name == "carried":
                both[one.name] = self.carried if self.hands != (None, None) else other.carried
            elif one.name == "hang_m":
                both[one.name] = tuple(a + b for a, b in zip(mine, its, strict=True))
            else:
                both[one.name] = mine * its if one.default == 1.0 else mine + its
        return Mood(**both)

    def times(self, strength: float) -> Mood:
        """So much of it: 1 is the mood itself, 0 none."""
        found: dict[str, Any] = {}
        for one in fields(self):
            mine = getattr(self, one.name)
            if one.name == "hang_m":
                found[one.name] = tuple(strength * value for value in mine)
            elif one.name in ("hands", "carried"):
                found[one.name] = mine if strength > 0 else one.default
            else:
                found[one.name] = mine**strength if one.default == 1.0 else mine * strength
        return Mood(**found)


CALM = Mood()
"""None at all."""


def temperament(generator: np.random.Generator) -> Mood:
    """How one person differs from others whatever they do: a little of everything but trembling.

    Two clips of one sentence are of two persons: without this, gestures of eight seeds were 0.014 to 0.017 m apart and
    walks 0.04 m, with it 0.02 to 0.03 m and 0.08 m (mean distance of joints).
    """
    bend, nod, shrug, reach, tempo, sway = generator.standard_normal(6).clip(-2, 2)
    return Mood(
        bend_deg=3.0 * bend,
        nod_deg=4.0 * nod,
        shrug_deg=1.5 * shrug,
        reach=math.exp(0.09 * reach),
        tempo=math.exp(0.06 * tempo),
        sway_deg=abs(1.2 * sway),
    )


_WRUNG = (Hand(At("pelvis", 0.05, 0.20, 0.20), 5, -20, 25), Hand(At("pelvis", 0.05, 0.21, 0.21), 5, -20, 25))
_GUARDING = (Hand(At("chest", 0.07, -0.02, 0.19), 10, 0, 15), Hand(At("chest", 0.05, 0.03, 0.22), 10, 0, 15))
_CLASPED = (Hand(At("pelvis", 0.05, 0.02, 0.18), 5, -30, 15), Hand(At("pelvis", 0.05, 0.03, 0.20), 5, -30, 15))
_READY = (Hand(At("shoulder", 0.15, -0.33, 0.30), 15, -50), Hand(At("shoulder", 0.12, -0.27, 0.36), 15, -50))
_SPRINGY = (Hand(At("shoulder", 0.12, -0.34, 0.24)), Hand(At("shoulder", 0.12, -0.34, 0.24)))
_STEADY = (Hand(At("shoulder", 0.14, -0.42, 0.22), 5, -30), Hand(At("shoulder", 0.14, -0.42, 0.22), 5, -30))
_ON_THE_BACK = (Hand(At("pelvis", 0.07, 0.13, -0.16), 45, -60), None)

MOODS: Mapping[str, Mood] = {
    "sad": Mood(
        bend_deg=20, nod_deg=24, shrug_deg=-8, reach=0.72, hang_m=(-0.03, 0.0, 0.02), width_m=-0.06, toes_deg=-4,
        tempo=0.76, crisp=0.75, step=0.66, lift=0.5, bounce_m=-0.006, swing=0.3, sink_m=0.015,
    ),
    "happy": Mood(
        bend_deg=-7, nod_deg=-7, shrug_deg=2, elbow_deg=12, reach=1.18, hang_m=(0.08, 0.03, 0.05), width_m=0.02,
        tempo=1.14, crisp=1.15, sway_deg=4.0, step=1.05, lift=1.3, bounce_m=0.022, swing=1.1, rock_m=0.015,
    ),
    "angry": Mood(
        bend_deg=9, lean_deg=8, nod_deg=-10, shrug_deg=13, elbow_deg=28, sink_m=0.025, width_m=0.14, toes_deg=6,
        reach=1.2, hang_m=(0.12, 0.08, 0.08), tempo=1.25, crisp=1.6, snap=0.35, step=1.12, lift=1.5, bounce_m=0.012,
        swing=1.1, bent_m=0.06,
    ),
    "tired": Mood(
        bend_deg=26, lean_deg=4, nod_deg=22, shrug_deg=-10, sink_m=0.05, width_m=0.03, reach=0.68,
        hang_m=(-0.04, 0.0, 0.03), tempo=0.68, crisp=0.6, sway_deg=3.5, step=0.6, lift=0.45, bounce_m=0.008, swing=0.5,
        rock_m=0.03,
    ),
    "proud": Mood(
        bend_deg=-13, lean_deg=-1, nod_deg=-3, shrug_deg=-4, elbow_deg=18, width_m=0.10, toes_deg=10, reach=1.12,
        hang_m=(0.12, 0.03, 0.0), hands=(ON_THE_HIP, ON_THE_HIP), tempo=0.9, step=1.12, lift=1.15, bounce_m=0.008,
        swing=1.15, rock_m=0.02,
    ),
    "nervous": Mood(
        bend_deg=10, nod_deg=5, shrug_deg=12, elbow_deg=45, width_m=-0.08, toes_deg=-6, reach=0.8, hands=_WRUNG,
        carried=True, tempo=1.1, crisp=1.3, uneven=0.5, tremble_m=0.004, glance_deg=32, fidget=1.0, step=0.7, lift=0.9,
        swing=0.3,
    ),
    "scared": Mood(
        bend_deg=17, lean_deg=-7, nod_deg=-8, shrug_deg=15, sink_m=0.09, toes_deg=-4, reach=0.7, hands=_GUARDING,
        carried=True, tempo=1.08, crisp=1.4, uneven=0.5, tremble_m=0.008, glance_deg=44, step=0.58, lift=0.9,
        swing=0.3,
    ),
    "drunk": Mood(
        bend_deg=10, lean_deg=3, nod_deg=13, shrug_deg=-5, sink_m=0.03, width_m=0.12, toes_deg=10, reach=1.1,
        hang_m=(0.07, 0.02, 0.03), tempo=0.8, crisp=0.6, uneven=0.55, sway_deg=13.0, step=0.72, lift=0.9, swing=1.2,
        rock_m=0.06, stagger_m=0.12, bounce_m=0.012,
    ),
    "relaxed": Mood(
        bend_deg=6, lean_deg=-6, nod_deg=-2, tilt_deg=4, shrug_deg=-7, width_m=0.03, toes_deg=8, reach=0.88,
        hands=(IN_POCKET, IN_POCKET), tempo=0.82, crisp=0.7, sway_deg=1.5, step=0.92, lift=0.9, swing=1.1, rock_m=0.03,
    ),
    "energetic": Mood(
        bend_deg=-3, nod_deg=-4, shrug_deg=4, elbow_deg=15, width_m=0.08, reach=1.25, hands=_SPRINGY, tempo=1.28,
        crisp=1.4, snap=0.15, glance_deg=10, step=1.12, lift=1.5, bounce_m=0.03, swing=1.1, bent_m=0.1,
    ),
    "careful": Mood(
        bend_deg=9, nod_deg=10, shrug_deg=2, reach=0.9, hands=_STEADY, tempo=0.72, crisp=0.8, sink_m=0.02, step=0.72,
        lift=0.9, swing=0.5,
    ),
    "cautious": Mood(
        bend_deg=16, lean_deg=9, nod_deg=-17, shrug_deg=6, sink_m=0.11, width_m=0.06, reach=0.9, hands=_READY,
        carried=True, tempo=0.68, uneven=0.45, glance_deg=34, step=0.6, lift=1.6, swing=0.2,
    ),
    "old": Mood(
        bend_deg=20, lean_deg=13, nod_deg=-22, shrug_deg=4, sink_m=0.06, width_m=0.04, toes_deg=8, reach=0.8,
        hands=_ON_THE_BACK, carried=True, tempo=0.68, crisp=0.7, sway_deg=1.5, tremble_m=0.003, step=0.48, lift=0.4,
        swing=0.3, rock_m=0.02,
    ),
    "shy": Mood(
        bend_deg=8, nod_deg=20, tilt_deg=9, shrug_deg=9, elbow_deg=-8, width_m=-0.06, toes_deg=-8, reach=0.62,
        hands=_CLASPED, carried=True, tempo=0.88, uneven=0.3, fidget=0.3, step=0.62, lift=0.8, swing=0.25,
    ),
    "elegant": Mood(
        bend_deg=-7, nod_deg=-5, tilt_deg=4, shrug_deg=-8, elbow_deg=18, width_m=-0.10, toes_deg=8, reach=1.1,
        hang_m=(0.11, 0.03, 0.06), tempo=0.82, crisp=0.6, sway_deg=1.0, swing=0.8, rock_m=0.015, bounce_m=0.004,
    ),
}  # fmt: skip
"""Moods by name.

What shows which feeling is from measurements of people: posture and vigour (Wallbott 1998), the gait of sad, happy,
angry and frightened people (Roether et al. 2009; Gross et al. 2012: sad slower, slumped, little swing; angry and happy
faster, with longer steps and more swing), and Laban's effort for the timing: sudden or sustained, bound or free. How
much of each was chosen by looking.
"""


def mood_named(name: str) -> Mood:
    """The mood of a name, "sad", or of several, "old and tired"; none for an empty one."""
    names = name.split(AND) if name else []
    found = CALM
    for one in names:
        # Nobody is as tired as can be and as old as can be at once.
        found = MOODS[one].times(1 / math.sqrt(len(names))).with_another(found)
    return found
