"""Our joints among those of a hierarchy nobody has listed, by the words in their names and by what hangs on what.

Words say which joint is a hand, a foot, an upper arm and on which side; the hierarchy says the rest: the joint both
arms hang on is the chest, the one both legs hang on the pelvis, and "shoulder" is the collar bone where something lies
between it and the elbow. So Biovision, Xsens, 3ds Max Biped, Character Creator, VRM, Unity, Rigify, Daz and what
people name by hand are all read by the same rules, however many bones their spines have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_SIDES = {"l": "L_", "left": "L_", "lft": "L_", "lt": "L_", "r": "R_", "right": "R_", "rgt": "R_", "rt": "R_"}
_FOLLOWERS = (
    "end nub site tip ik fk pole ctrl control target twist roll helper effector goal virtual vb mch tweak attach prop "
    "weapon eye jaw thumb index middle ring pinky finger metacarpal"
)
_NO_JOINTS = frozenset(_FOLLOWERS.split())
"""Words of bones that only follow others."""
_FILLING = (
    "bip biped bone bones joint jnt jt def org bind skin sk skel skeleton armature character valve mixamorig cc base "
    "rl j sec c m mid center bend g f rig root master avg anim"
)
_SAY_NOTHING = frozenset(_FILLING.split())
_PARTS = {
    "hand": ("hand", "wrist"),
    "lower arm": ("forearm", "lowerarm", "lowarm", "armlower", "elbow", "radius", "forarm"),
    "upper arm": ("arm", "upperarm", "uparm", "armupper", "shldr", "humerus"),
    "shoulder": ("shoulder",),
    "collar": ("clavicle", "collar", "collarbone", "scapula"),
    "toes": ("toe", "toes", "toebase", "ball", "forefoot"),
    "foot": ("foot", "ankle"),
    "lower leg": ("leg", "lowerleg", "lowleg", "leglower", "calf", "shin", "knee", "tibia", "shank"),
    "upper leg": ("upleg", "upperleg", "legupper", "thigh", "hip", "femur"),
    "pelvis": ("pelvis", "hips", "hip"),
    "spine": ("spine", "chest", "upperchest", "abdomen", "torso", "thorax", "waist", "lowerback", "upperback", "back"),
    "neck": ("neck", "lowerneck", "necklower"),
    "head": ("head",),
}
_OF_LIMBS = ("hand", "lower arm", "upper arm", "shoulder", "collar", "toes", "foot", "lower leg", "upper leg")
_OF_MIDLINE = ("pelvis", "spine", "neck", "head")
_MOST_JOINTS = 2000
"""Looking for what hangs on what takes time with their square."""
_GLUED = {word for part in _OF_LIMBS for word in _PARTS[part]}


def plain_name(name: str) -> str:
    """A joint name in lower case without namespace, exporter's prefix, and what made it the only one of its name."""
    return re.sub(r"^(mixamorig\d*_?|[mf]_avg_)", "", _last(name).lower())


def _last(name: str) -> str:
    return re.sub(r"#\d+$", "", re.split(r"[:/|]", name)[-1])


def recognise(joint_names: Sequence[str], parents: Sequence[int]) -> dict[str, str] | None:
    """{our joint: joint of the hierarchy}, or None where pelvis, chest and the four limbs cannot be told.

    Args:
        joint_names: J names.
        parents: J indices, -1 for roots, parents before children.
    """
    if len(joint_names) > _MOST_JOINTS:
        return None
    tree = _Tree(joint_names, parents)
    limbs: dict[str, int] = {}
    for side in ("L_", "R_"):
        arm = tree.chain(side, "hand", ("lower arm", "upper arm", "shoulder", "collar"))
        leg = tree.chain(side, "foot", ("lower leg", "upper leg"))
        if len(arm) < 3 or len(leg) < 3:
            return None
        limbs |= {side + n: j for n, j in zip(("Wrist", "Elbow", "Shoulder", "Collar"), arm, strict=False)}
        limbs |= {side + n: j for n, j in zip(("Ankle", "Knee", "Hip"), leg, strict=False)}
        for part in ("foot", "toes"):
            toes = tree.below(limbs[side + "Ankle"], side, part)
            if toes is not None:
                limbs[side + "Foot"] = toes
    midline = _midline(tree, limbs)
    if midline is None:
        return None
    return {ours: joint_names[index] for ours, index in {**midline, **limbs}.items()}


def _midline(tree: _Tree, limbs: Mapping[str, int]) -> dict[str, int] | None:
    pelvis = tree.common(limbs["L_Hip"], limbs["R_Hip"])
    chest = tree.common(*(limbs.get(side + "Collar", limbs[side + "Shoulder"]) for side in ("L_", "R_")))
    if pelvis is None or chest is None:
        return None
    hanging = chest
    # Legs may hang on the spine, and arms on the neck; the joints below have the turn of pelvis and chest.
    if tree.part(pelvis) != ("", "pelvis"):
        pelvis = next((j for j in tree.above(pelvis) if tree.part(j) == ("", "pelvis")), pelvis)
    if tree.part(chest) == ("", "neck") and tree.parents[chest] not in (-1, pelvis):
        chest = tree.parents[chest]
    midline = {"Pelvis": pelvis, "Spine3": chest}
    start = tree.common(pelvis, chest)
    between: list[int] = []
    for joint in tree.above(chest):
        if joint in (start, pelvis):
            break
        between.insert(0, joint)
    count = len(between)
    for ours, share in (("Spine2", 2), ("Spine1", 1)):
        if between:
            midline[ours] = between[min(max(round(share * (count + 1) / 3) - 1, 0), count - 1)]
    if midline.get("Spine1") == midline.get("Spine2"):
        midline.pop("Spine2", None)
    top = chest if hanging == chest else tree.parents[hanging]
    neck, head = tree.below(top, "", "neck"), tree.below(top, "", "head")
    if head is None and neck is None:
        # Rigify counts its spine up to the head.
        above: list[int] = []
        while (following := tree.child(above[-1] if above else top, "spine")) is not None:
            above.append(following)
        if len(above) >= 2:
            neck, head = above[0], above[-1]
    midline |= {ours: joint for ours, joint in (("Neck", neck), ("Head", head)) if joint is not None}
    return midline


class _Tree:
    """Names with their sides and parts, and the hierarchy."""

    def __init__(self, names: Sequence[str], parents: Sequence[int]) -> None:
        self.parents = parents
        self._parts = [_side_and_part(name) for name in names]

    def part(self, joint: int) -> tuple[str, str]:
        """Side ("L_", "R_" or "") and part of a joint, "" where its name says none."""
        return self._parts[joint]

    def above(self, joint: int) -> list[int]:
        """The ancestors of a joint, nearest first."""
        found = []
        while (joint := self.parents[joint]) >= 0:
            found.append(joint)
        return found

    def common(self, first: int, second: int) -> int | None:
        """The nearest joint that both are or hang on."""
        others = {second, *self.above(second)}
        return next((j for j in (first, *self.above(first)) if j in others), None)

    def below(self, joint: int, side: str, part: str) -> int | None:
        """The joint of a side and part below another that is nearest to it."""
        found = [
            (self.above(j).index(joint), j)
            for j, known in enumerate(self._parts)
            if known == (side, part) and joint in self.above(j)
        ]
        return min(found, default=(0, None))[1]

    def child(self, joint: int, part: str) -> int | None:
        """The first child of a part on the midline."""
        return next((j for j, p in enumerate(self.parents) if p == joint and self._parts[j] == ("", part)), None)

    def chain(self, side: str, tip: str, parts: Sequence[str]) -> list[int]:
        """The joints of a limb from its tip (hand, foot) to the trunk, one for each word that names another part."""
        best: list[int] = []
        for joint, known in enumerate(self._parts):
            if known != (side, tip):
                continue
            found, last = [joint], tip
            for up in self.above(joint):
                side_up, part = self._parts[up]
                if side_up != side:
                    if part:
                        break
                    continue
                # Of several bones of one part the uppermost is where the limb turns.
                if part == last:
                    found[-1] = up
                elif part in parts:
                    found.append(up)
                    last = part
            if len(found) > len(best):
                best = found
        return best


def _side_and_part(name: str) -> tuple[str, str]:
    words = [word.lower() for word in _WORDS.findall(_last(name))]
    sides = {_SIDES[word] for word in words if word in _SIDES}
    spoken = "".join(w for w in words if w not in _SIDES and w not in _SAY_NOTHING and not w.isdigit() and w != "twist")
    side = sides.pop() if len(sides) == 1 else ""
    # Character Creator's neck is called a twist bone.
    if _NO_JOINTS.intersection(words) - ({"twist"} if "neck" in words else set()):
        return side, ""
    if not side:
        side, spoken = _unglued(spoken)
    for part in _OF_LIMBS if side else _OF_MIDLINE:
        if spoken in _PARTS[part]:
            return side, part
    return side, ""


def _unglued(spoken: str) -> tuple[str, str]:
    """Side and the rest of words written as one in lower case: "leftupleg", "lfoot"."""
    for word, side in _SIDES.items():
        if spoken.startswith(word) and spoken[len(word) :] in _GLUED:
            return side, spoken[len(word) :]
        if len(word) > 1 and spoken.endswith(word) and spoken[: -len(word)] in _GLUED:
            return side, spoken[: -len(word)]
    return "", spoken
