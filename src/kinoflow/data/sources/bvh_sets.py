"""Published sets of BVH files that are known by their names and skeletons: LAFAN1, 100STYLE and BONES-SEED.

| set | names | skeleton | besides |
|---|---|---|---|
| LAFAN1 | `walk1_subject5.bvh` | 22 joints with Spine2 and LeftToe | takes of one number are of one scene |
| 100STYLE | `Angry_FW.bvh` | Chest4 | `Frame_Cuts.csv`: what is outside is a T-pose or settling |
| BONES-SEED | `jump_001__A001.bvh`, mirror images `..._M.bvh` | Hips | texts in `seed_texts.py` |
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache, partial
from pathlib import Path

from kinoflow.data.manifest import NON_COMMERCIAL, PERMISSIVE, UNKNOWN
from kinoflow.data.sources.raw import RawCaption, RawClip
from kinoflow.errors import DataError, MotionFileError, UnreadableError
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import brief, read_text, reading

LAFAN1_LICENCE = "CC BY-NC-ND 4.0 (LAFAN1, Ubisoft; nothing made of it may be passed on)"
STYLE_LICENCE = "CC BY 4.0 (100STYLE, Mason, Starke and Komura)"
SEED_LICENCE = "BONES-SEED (terms of Bones Studio, accepted at its download; ask the owner)"
LAFAN1_ORIGIN, STYLE_ORIGIN = "LAFAN1 name", "100STYLE name"
SEED = "bones-seed"
CUTS_FILE = "Frame_Cuts.csv"

LAFAN1_ACTIONS = {
    "aiming": "A person aims and moves about.",
    "dance": "A person dances.",
    "fallAndGetUp": "A person falls and gets up.",
    "fight": "A person fights.",
    "fightAndSports": "A person fights and does sports.",
    "ground": "A person moves about on the ground.",
    "jumps": "A person jumps about.",
    "multipleActions": "",
    "obstacles": "A person walks over obstacles.",
    "push": "A person is pushed.",
    "pushAndFall": "A person is pushed and falls.",
    "pushAndStumble": "A person is pushed and stumbles.",
    "run": "A person runs.",
    "sprint": "A person sprints.",
    "walk": "A person walks.",
}
"""What a take's name says; "" says nothing."""
GAITS = {
    "FW": "walks forward",
    "BW": "walks backward",
    "FR": "runs forward",
    "BR": "runs backward",
    "SW": "walks sideways",
    "SR": "runs sideways",
    "ID": "stands",
    "TR1": "walks, runs and stops",
    "TR2": "walks, runs and stops",
    "TR3": "walks, runs and stops",
}

_LAFAN1 = re.compile(r"(?P<action>[a-zA-Z]+)(?P<scene>\d+)_subject(?P<subject>\d+)")
_STYLE = re.compile(r"(?P<style>[A-Z][A-Za-z]+)_(?P<gait>FW|BW|FR|BR|SW|SR|ID|TR[123])")
_SEED = re.compile(r"(?P<take>.+)__(?P<actor>A\d+)(?P<mirror>_M)?")
_TAKE_NUMBER = re.compile(r"_\d{3}$")
_ANGLES = frozenset(["045", "090", "135", "180", "225", "270", "315", "360"])
_HEADER_BYTES = 65536


def bvh_set_clips(path: Path, *_: object) -> list[RawClip] | None:
    """The clip of a file of one of these sets, or None if it is of another.

    Raises:
        MotionFileError: a file of 100STYLE whose cuts are not told.
        DataError: the file of cuts is damaged.
    """
    if path.suffix.lower() != ".bvh":
        return None
    if (found := _LAFAN1.fullmatch(path.stem)) and found["action"] in LAFAN1_ACTIONS:
        return [_lafan1(path, found)] if _has_joints(path, "Spine2", "LeftToe") else None
    if found := _STYLE.fullmatch(path.stem):
        return [_style(path, found)] if _has_joints(path, "Chest4") else None
    if found := _SEED.fullmatch(path.stem):
        return [_seed(path, found)] if _has_joints(path, "Hips") else None
    return None


def _has_joints(path: Path, *names: str) -> bool:
    with path.open("rb") as file:
        words = set(file.read(_HEADER_BYTES).split())
    return all(name.encode() in words for name in names)


def _lafan1(path: Path, found: re.Match[str]) -> RawClip:
    said = LAFAN1_ACTIONS[found["action"]]
    return RawClip(
        id=f"lafan1/{path.stem}",
        source="lafan1",
        load=partial(MotionClip.load, path),
        files=(path,),
        licence=LAFAN1_LICENCE,
        licence_class=NON_COMMERCIAL,
        group=f"lafan1:{found['action']}{found['scene']}",
        identity=f"lafan1:{path.stem}",
        captions=(RawCaption(said, LAFAN1_ORIGIN),) if said else (),
    )


def _style(path: Path, found: re.Match[str]) -> RawClip:
    start, stop = _cut(path, found["style"], found["gait"])
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", found["style"]).lower()
    said = GAITS[found["gait"]]
    manner = "" if words == "neutral" else f" in {'an' if words[0] in 'aeiou' else 'a'} {words} style"
    return RawClip(
        id=f"100style/{path.stem}",
        source="100style",
        load=partial(_load_part, path, start, stop),
        files=(path,),
        licence=STYLE_LICENCE,
        licence_class=PERMISSIVE,
        group=f"100style:{path.stem}",
        identity=f"100style:{path.stem}",
        style=words,
        captions=(RawCaption(f"A person {said}{manner}.", STYLE_ORIGIN),),
    )


def _load_part(path: Path, start: int, stop: int) -> MotionClip:
    clip = MotionClip.load(path)
    if start >= clip.num_frames:
        raise MotionFileError(f"{path.name} has {clip.num_frames} frames, and its cut begins at {start}")
    return clip.crop(start, min(stop, clip.num_frames))


def _cut(path: Path, style: str, gait: str) -> tuple[int, int]:
    cuts = next((p / CUTS_FILE for p in path.resolve().parents[:3] if (p / CUTS_FILE).is_file()), None)
    if cuts is None:
        raise MotionFileError(f"{path.name} is of 100STYLE, and there is no {CUTS_FILE} in its folder or two above")
    found = _cuts(cuts).get((style.lower(), gait))
    if found is None:
        raise MotionFileError(f"{cuts.name} does not tell which frames of {path.name} are motion")
    return found


@lru_cache(maxsize=4)
def _cuts(path: Path) -> dict[tuple[str, str], tuple[int, int]]:
    with reading(path, DataError, "100STYLE's has STYLE_NAME and GAIT_START, GAIT_STOP for each gait"):
        rows = list(csv.DictReader(read_text(path).splitlines(), skipinitialspace=True, restval=""))
        if not rows or "STYLE_NAME" not in rows[0]:
            raise UnreadableError("it lacks STYLE_NAME")
        cuts = {}
        for row in rows:
            for gait in GAITS:
                start, stop = (str(row.get(f"{gait}_{end}", "")).strip() for end in ("START", "STOP"))
                # Some gaits of some styles were not captured: N/A.
                if not (start.isascii() and start.isdigit() and stop.isascii() and stop.isdigit()):
                    continue
                if max(len(start), len(stop)) > 9 or int(start) >= int(stop):
                    raise UnreadableError(f"{brief(row['STYLE_NAME'])} {gait} is from {brief(start)} to {brief(stop)}")
                cuts[str(row["STYLE_NAME"]).strip().lower(), gait] = (int(start), int(stop))
        return cuts


def _seed(path: Path, found: re.Match[str]) -> RawClip:
    uniform = any("uniform" in part.lower() for part in path.parts)
    return RawClip(
        id=f"{SEED}/{path.stem}",
        source=SEED,
        load=partial(MotionClip.load, path),
        files=(path,),
        licence=SEED_LICENCE,
        licence_class=UNKNOWN,
        group=f"{SEED}:{seed_family(path.stem)}",
        identity=f"{SEED}:{found['take']}__{found['actor']}",
        # Mirror images are made in training; a body of one size needs no fitting.
        rank=2 * (found["mirror"] is None) + uniform,
    )


def seed_family(name: str) -> str:
    """What takes of one motion have in common, whoever performs it: the name without actor, mirror mark and number.

    A last number that is an angle ("turn_090") stays.
    """
    stem = Path(name.replace("\\", "/").rpartition("/")[2]).name.lower()
    stem = re.sub(r"\.(bvh|csv|npz)$", "", stem)
    stem = re.sub(r"__a\d+(_m)?$", "", stem)
    return _TAKE_NUMBER.sub("", stem) if stem[-3:] not in _ANGLES else stem
