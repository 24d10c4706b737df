"""Clips that show the same recording: copies, mirror images, parts of each other, other rates; and told alike.

Every clip is remembered by its events, moments at which the body comes to rest within itself or turns back: they are
at the same place of a motion whatever was cut off before it and however fast it is played. An event is a row of
poses around it, seen from the pelvis. Two clips with several events alike, in step, are compared frame by frame.

Memory: twelve bytes a clip. The events, about two a second of motion, lie on the disk (`event_index.py`), and motions
are read again where two clips are compared.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.event_index import EventIndex
from kinoflow.data.manifest import TRAIN, VALIDATION, Caption, text_key
from kinoflow.motion.arrays import median
from kinoflow.motion.canonical import facing_forward, facing_of_rot6d_rad, from_pelvis
from kinoflow.motion.clip import MotionClip, local, once_a_clip
from kinoflow.motion.features import NUM_FEATURES, POSITIONS, ROTATIONS, features_of
from kinoflow.motion.rotations import length
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, joint
from kinoflow.motion.smoothing import mean_beside

FloatArray = NDArray[np.float64]

_LIMBS = (
    *(joint(f"{side}_{name}") for side in "LR" for name in ("Elbow", "Wrist", "Knee", "Ankle")),
    joint("Head"),
)
_PELVIS = slice(ROTATIONS.start, ROTATIONS.start + 6)
_SEEN = [*range(NUM_FEATURES)[_PELVIS], *(POSITIONS.start + 3 * limb + axis for limb in _LIMBS for axis in range(3))]
"""Columns of the features that events are made of: the pelvis's rotation and the places of the limbs."""
_AROUND_FRAMES = (-6, 0, 6)
"""Of the poses that make an event."""
_AROUND = np.array(_AROUND_FRAMES)
_LEAST_WAY_M = 0.08
"""Limbs must have moved by this much around an event: poses that are held look like those of anybody."""
_ALIKE_M = 0.06
"""Events whose limbs are this near, root mean square, may be the same."""
_MOST_ALIKE = 24
"""Events that are looked at for each; a clip's own counterpart is among the nearest."""
_LEAST_EVENTS, _LEAST_EVENT_SHARE = 2, 0.4
"""Of the clip with fewer events; both must show four fifths of the shorter one."""
_MOST_COMPARED = 4
"""Clips that are read again and compared for each, those with most events in step."""
_RATES = (0.85, 1.18)
"""How much faster one of two copies may be played."""
_TRIED_RATES = (1.0, 0.952, 1.05)
_IN_STEP_FRAMES = 4
_LINES_A_FRAME = 1000
"""Whole numbers, so that no rounding decides what is in step: rates that are tried have three decimals."""
SAME_M = 0.008
"""Mean distance of joints, seen from the pelvis, of two copies; walks of one person are 13 mm apart and more."""
_GLANCE, _FAR = 4, 1.5
"""Every so many frames are compared first; where these are so many times farther apart, the others are not."""
_SLACK_FRAMES, _SHIFT_FRAMES = 2, 3
_SHIFTS = np.arange(-_SHIFT_FRAMES, _SHIFT_FRAMES + 1)
_LEAST_FRAMES = 45
LEAST_SHARE = 0.8
"""Of the shorter clip, that both show."""
_RARE = 4
"""A caption written for single clips that so many recordings share, at most, is about the same recording."""
_CLIPS_AT_ONCE, _PLACES_KEPT = 64, 64

Read = Callable[[int], FloatArray]


@dataclass(frozen=True)
class NearDuplicate:
    """Two clips that show the same.

    Attributes:
        clip: number of the later one.
        of: number of the earlier one.
        mirrored: whether one is the mirror image of the other.
        rate: how many frames of the earlier pass in one of the later.
        start: frame of the earlier one at which the later one begins.
        distance_m: mean distance of joints, seen from the pelvis.
    """

    clip: int
    of: int
    mirrored: bool
    rate: float
    start: int
    distance_m: float


@dataclass(frozen=True, eq=False)
class Events:
    """By what a clip is remembered.

    Attributes:
        frames: [E] int32.
        poses: [E, NUM_VALUES] float32, metres.
    """

    NUM_VALUES: ClassVar[int] = len(_LIMBS) * len(_AROUND_FRAMES) * 3

    frames: NDArray[np.int32]
    poses: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class _Candidate:
    """A clip that may show the same: how many events are in step, how near they are, and the frames of like events.

    `line` is the place among these through which the line goes that most of them lie on, at the rate `tried`.
    """

    of: int
    events: int
    rank: float
    mirrored: bool
    here: NDArray[np.int32]
    there: NDArray[np.int32]
    tried: float
    line: int

    def fitted(self) -> tuple[float, float]:
        """How many frames of the other clip pass in one of the later, and where that begins in the other."""
        rate, lines = self.tried, _lines(self.here, self.there, self.tried)
        kept = np.abs(lines - lines[self.line]) <= _LINES_A_FRAME * _IN_STEP_FRAMES
        here, there = self.here[kept], self.there[kept]
        if self.events >= 2 and here[-1] - here[0] >= _LEAST_FRAMES:
            slope = _slope(here, there)
            if _RATES[0] <= slope <= _RATES[1]:
                rate = slope
        return rate, float(median(there - rate * here))


class NearDuplicates:
    """Finds clips that show the same as an earlier one."""

    def __init__(self, folder: Path) -> None:
        """Begin without clips.

        Args:
            folder: an existing one, for files that only this object needs.
        """
        self._folder = folder
        self._file: BinaryIO = (folder / "events").open("w+b")
        self._at: BinaryIO = (folder / "event-frames").open("w+b")
        self._of: BinaryIO = (folder / "event-owners").open("w+b")
        self._counts = array("i")

    def __enter__(self) -> NearDuplicates:
        return self

    def __exit__(self, *_: object) -> None:
        for file in (self._file, self._at, self._of):
            file.close()

    def add(self, events: Events) -> None:
        """Remember the next clip."""
        self._of.write(np.full(len(events.frames), len(self._counts), np.int32).tobytes())
        self._at.write(np.ascontiguousarray(events.frames, np.int32).tobytes())
        self._counts.append(len(events.frames))
        self._file.write(np.ascontiguousarray(events.poses, np.float32).tobytes())

    def find(self, read: Read) -> Iterator[NearDuplicate]:
        """The pairs, each clip with the earliest that it is a copy of, in order.

        Args:
            read: joints of the clip of a number, in the order in which they were added, as `from_pelvis` has them.
        """
        counts = np.frombuffer(self._counts, np.int32)
        if not counts.sum():
            return
        frames, owner = (_mapped(file) for file in (self._at, self._of))
        with EventIndex(self._file, owner, Events.NUM_VALUES, self._folder / "sorted-events") as index:
            yield from _found(index, owner, frames, counts, _Recent(read))


def _mapped(file: BinaryIO) -> NDArray[np.int32]:
    """The numbers of a file, of which the system keeps in memory what there is room for."""
    file.flush()
    return np.asarray(np.memmap(file, np.int32, "r"))


def _found(
    index: EventIndex,
    owner: NDArray[np.int32],
    frames: NDArray[np.int32],
    counts: NDArray[np.int32],
    places: _Recent,
) -> Iterator[NearDuplicate]:
    """The pairs of `NearDuplicates.find`."""
    first = np.concatenate([[0], np.cumsum(counts)])
    radius = _ALIKE_M * np.sqrt(Events.NUM_VALUES / 3)
    for clip in range(0, len(counts), _CLIPS_AT_ONCE):
        last = min(clip + _CLIPS_AT_ONCE, len(counts))
        begin, end = int(first[clip]), int(first[last])
        poses = index.rows(begin, end)
        candidates: dict[int, list[_Candidate]] = defaultdict(list)
        for mirrored, asked in ((False, poses), (True, _mirrored(poses))):
            here, there = index.nearest(asked, owner[begin:end], radius, _MOST_ALIKE)
            for one, found in _in_step(here + begin, there, owner, frames, counts, mirrored):
                candidates[one].append(found)
        for one in sorted(candidates):
            likeliest = sorted(candidates[one], key=lambda found: (-found.events, found.rank))[:_MOST_COMPARED]
            best = _first_same(one, sorted(likeliest, key=lambda found: (found.of, -found.events)), places)
            if best is not None:
                yield best


class _Recent:
    """Remembers what was read last, as [3, T, J] float32: coordinates that lie together are summed in half the time."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._known: OrderedDict[int, NDArray[np.float32]] = OrderedDict()

    def __call__(self, clip: int) -> NDArray[np.float32]:
        if clip not in self._known:
            self._known[clip] = np.ascontiguousarray(np.moveaxis(self._read(clip), -1, 0), np.float32)
            if len(self._known) > _PLACES_KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(clip)
        return self._known[clip]


def _in_step(
    here: NDArray[np.int64],
    there: NDArray[np.int64],
    owner: NDArray[np.int32],
    frames: NDArray[np.int32],
    counts: NDArray[np.int32],
    mirrored: bool,
) -> Iterator[tuple[int, _Candidate]]:
    """Pairs of clips whose events `here` and `there` are alike in step: the later clip, and what is known of the other.

    Of the many that share some pose, only those are looked at that can still be among the likeliest. Short clips of one
    exercise have the same two or three events, so of as many those are likelier that rank before others: the events of
    a copy are the nearest of all.

    Args:
        here: events of the later clips, ascending.
        there: events of earlier ones that are like them, the nearest of each first.
        owner: clip of each event.
        frames: when each event is.
        counts: events of each clip.
        mirrored: whether the later clips were looked at in a mirror.
    """
    if not len(here):
        return
    rank = np.arange(len(here)) - np.searchsorted(here, here)
    one, other = owner[here].astype(np.int64), owner[there].astype(np.int64)
    order = np.lexsort((here, other, one))
    here, there, one, other, rank = here[order], there[order], one[order], other[order], rank[order]
    starts = np.flatnonzero(np.diff(one * (len(counts) + 1) + other, prepend=-1))
    stops = np.append(starts[1:], len(here))
    # A pair of clips has at most as many events in step as events of the later one that are like some of the other.
    new = np.diff(here, prepend=-1) != 0
    new[starts] = True
    most = np.add.reduceat(new.astype(np.int64), starts)
    ranks = np.add.reduceat(rank, starts) / np.diff(np.append(starts, len(here)))
    short = np.minimum(counts[one[starts]], counts[other[starts]])
    least = np.minimum(np.maximum(_LEAST_EVENTS, _LEAST_EVENT_SHARE * short), short)
    likely = np.flatnonzero(most >= least)
    if not len(likely):
        return
    likely = likely[np.lexsort((other[starts[likely]], ranks[likely], -most[likely], one[starts[likely]]))]
    rows = _ranges(starts[likely], stops[likely])
    lengths = stops[likely] - starts[likely]
    steps = _most_in_step(frames[here[rows]], frames[there[rows]], lengths)
    clip, found = -1, list[int]()
    for pair, events, tried, line in zip(likely.tolist(), *(values.tolist() for values in steps), strict=True):
        start, stop = int(starts[pair]), int(stops[pair])
        if one[start] != clip:
            clip, found = int(one[start]), []
        if len(found) >= _MOST_COMPARED and sorted(found)[-_MOST_COMPARED] >= most[pair]:
            continue
        if events >= least[pair]:
            found.append(events)
            alike = frames[here[start:stop]], frames[there[start:stop]]
            of = int(other[start])
            yield clip, _Candidate(of, events, float(ranks[pair]), mirrored, *alike, _TRIED_RATES[tried], line)


def _lines(here: NDArray[np.int32], there: NDArray[np.int32], rate: float) -> NDArray[np.int64]:
    """Where lines of a rate through pairs of frames begin in the other clip, in thousandths of a frame."""
    return _LINES_A_FRAME * there.astype(np.int64) - round(_LINES_A_FRAME * rate) * here.astype(np.int64)


def _ranges(starts: NDArray[np.int64], stops: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers from each start up to its stop, one range after another."""
    lengths = stops - starts
    return np.arange(lengths.sum()) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)


def _most_in_step(
    here: NDArray[np.int32], there: NDArray[np.int32], lengths: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Of each pair of clips, the most events on one line, the place of its rate in `_TRIED_RATES`, and of its event.

    Through each event of a pair goes a line of each rate, and all that lie within `_IN_STEP_FRAMES` of it are counted;
    of an event that is like several of the other clip, one. So for each event of the later clip there are stretches of
    lines that it lies on, and counted is how many have begun and not ended.

    Args:
        here: [N] frames of events of the later clips, one pair after another, ascending within each.
        there: [N] frames of those that they are like.
        lengths: [P] how many of these belong to each pair; one or more.
    """
    rates = len(_TRIED_RATES)
    pair = np.repeat(np.arange(len(lengths)), lengths)
    # A pair at a rate is a row of its own: to the lines of each is added more than any two of a row are apart.
    places = np.stack([_lines(here, there, rate) for rate in _TRIED_RATES])
    reach = _LINES_A_FRAME * _IN_STEP_FRAMES
    apart = int(np.ptp(places)) + 4 * reach
    places += (pair * rates + np.arange(rates)[:, None]) * apart - int(places.min())
    group = np.cumsum((np.diff(here, prepend=-1) != 0) | (np.diff(pair, prepend=-1) != 0))
    # In a group, which is one event of the later clip, lines ascend as the events do that it is like.
    order = np.lexsort((there, group))
    ascending, changes = places[:, order], np.diff(group[order], prepend=0) != 0
    begins = (np.diff(ascending, prepend=0) > 2 * reach) | changes
    ends = np.roll(begins, -1, axis=1)
    begun, ended = np.sort(ascending[begins] - reach), np.sort(ascending[ends] + reach)
    counts = np.searchsorted(begun, places, "right") - np.searchsorted(ended, places, "left")
    firsts = np.cumsum(lengths) - lengths
    most = np.maximum.reduceat(counts.max(axis=0), firsts)
    best = counts == most[pair]
    rate = np.logical_or.reduceat(best, firsts, axis=1).argmax(axis=0)
    lines = np.flatnonzero(best[rate[pair], np.arange(len(pair))])
    return most, rate, lines[np.searchsorted(lines, firsts)] - firsts


def _first_same(clip: int, candidates: Sequence[_Candidate], read: _Recent) -> NearDuplicate | None:
    fits = [found.fitted() for found in candidates]
    seen = {False: read(clip)}
    if any(found.mirrored for found in candidates):
        seen[True] = _mirrored_places(seen[False])
    others = [read(found.of) for found in candidates]
    glances = _distances([seen[found.mirrored] for found in candidates], others, fits, step=_GLANCE)
    for found, other, fit, (apart, _) in zip(candidates, others, fits, glances, strict=True):
        if apart > _FAR * SAME_M:
            continue
        ((distance, begin),) = _distances([seen[found.mirrored]], [other], [fit])
        if distance < SAME_M:
            return NearDuplicate(clip, found.of, found.mirrored, round(fit[0], 3), begin, distance)
    return None


def _slope(x: NDArray[np.int32], y: NDArray[np.int32]) -> float:
    """Of the line of least squares through points [N]."""
    away = x - x.mean()
    return float(away @ y / (away @ away))


def _distances(
    ones: Sequence[NDArray[np.float32]],
    others: Sequence[NDArray[np.float32]],
    fits: Sequence[tuple[float, float]],
    step: int = 1,
) -> list[tuple[float, int]]:
    """Mean distances of joints [3, T, J] at the best start near that of a fit, and these starts.

    A distance is infinite where too little is in both.

    Args:
        ones: the later clip, or its mirror image, once for each other.
        others: earlier ones, of any lengths.
        fits: of each other, how many of its frames pass in one of the later clip, and where that begins.
        step: every so many frames of the later clip are looked at.
    """
    frames, lengths = ones[0].shape[1], np.array([other.shape[1] for other in others])
    rates, starts = np.array(fits).T
    shared = np.minimum(frames * rates, lengths)
    least = np.maximum(np.minimum(_LEAST_FRAMES, np.minimum(frames, lengths)), LEAST_SHARE * shared - 1)
    times = np.arange(frames) * rates[:, None] + starts[:, None]
    shifted = times[:, None] + _SHIFTS[:, None]
    inside = (shifted >= -0.5) & (shifted <= lengths[:, None, None] - 0.5)
    looked = inside[:, :, ::step]
    enough = (inside.sum(axis=2) * rates[:, None] >= least[:, None]) & looked.any(axis=2)
    # At every shift that is needed, once: [others, 2 reach + 1, T / step].
    reach = _SHIFT_FRAMES + _SLACK_FRAMES
    there = np.round(times[:, None, ::step]).astype(int) + np.arange(-reach, reach + 1)[:, None]
    there = np.clip(there, 0, lengths[:, None, None] - 1) + (np.cumsum(lengths) - lengths)[:, None, None]
    away = (np.concatenate(others, axis=1) if len(others) > 1 else others[0]).take(there, axis=1)
    for place, one in enumerate(ones):
        away[:, place] -= one[:, None, ::step]
    np.square(away, out=away)
    squares = away[0]
    squares += away[1]
    squares += away[2]
    apart = np.sqrt(squares, out=squares).mean(axis=-1, dtype=np.float64)
    nearest = apart[:, : len(_SHIFTS)].copy()
    for slack in range(1, 2 * _SLACK_FRAMES + 1):
        np.minimum(nearest, apart[:, slack : slack + len(_SHIFTS)], out=nearest)
    means = np.full(enough.shape, np.inf)
    np.divide((nearest * looked).sum(axis=2), looked.sum(axis=2), out=means, where=enough)
    best = means.argmin(axis=1)
    begins = np.where(enough.any(axis=1), starts + _SHIFTS[best], starts)
    return [(float(row[k]), round(begin)) for row, k, begin in zip(means, best, begins.tolist(), strict=True)]


def from_pelvis_of_features(features: NDArray[np.float32]) -> FloatArray:
    """What `from_pelvis` gives for a clip, from its features [T, D]."""
    places = features[:, POSITIONS].astype(np.float64).reshape(-1, NUM_JOINTS, 3)
    return _facing(places, facing_of_rot6d_rad(features[:, _PELVIS].T.astype(np.float64)))


def _facing(places: FloatArray, facing: FloatArray) -> FloatArray:
    """Places [T, J, 3] of a body that faces so [T], in its own frame."""
    return facing_forward(np.ascontiguousarray(places.transpose(2, 1, 0)), facing).transpose(2, 1, 0)


def _mirrored_places(places: NDArray[np.float32]) -> NDArray[np.float32]:
    """Joints [3, T, J] of the mirror image."""
    return places[:, :, MANNEQUIN.mirror_joints] * np.array([-1, 1, 1], np.float32)[:, None, None]


def events_of(clip: MotionClip) -> Events:
    """Events of a clip at 30 fps."""
    places = from_pelvis(clip)[:, _LIMBS]
    return _events(places, _speeds_inside(places))


def events_of_features(features: NDArray[np.float32]) -> Events:
    """Events of a clip at 30 fps, by its features [T, D] as a shard gives them back, with half the digits."""
    places = _limbs_of_features(features)
    return _events(places, _speeds_inside(places))


def events_of_motion(clip: MotionClip) -> Events:
    """`events_of_features` of a clip that may be one of many that are looked at together."""
    return _events(_limbs(clip), _limb_speeds_inside(clip))


@once_a_clip
@local()
def _limbs(clip: MotionClip) -> FloatArray:
    return _limbs_of_features(features_of(clip))


@once_a_clip
@local(2)
def _limb_speeds_inside(clip: MotionClip) -> FloatArray:
    return _speeds_inside(_limbs(clip))


def _limbs_of_features(features: NDArray[np.float32]) -> FloatArray:
    """[T, L, 3] places of the limbs, of features with half their digits."""
    stored = features[:, _SEEN].astype(np.float16)
    places = stored[:, 6:].astype(np.float64).reshape(len(stored), -1, 3)
    return _facing(places, facing_of_rot6d_rad(stored[:, :6].T.astype(np.float64)))


def _speeds_inside(places: FloatArray) -> FloatArray:
    """[T - 2] of all limbs together, metres a frame, where there is a neighbour on both sides."""
    return _sum((places[2:] - places[:-2]) / 2)


def _sum(steps: FloatArray) -> FloatArray:
    """[T, L, 3] to [T]: lengths of all limbs, one after the other."""
    speeds = length(steps)
    total = speeds[:, 0].copy()
    for speed in speeds.T[1:]:
        total += speed
    return total


def _events(places: FloatArray, speeds_inside: FloatArray) -> Events:
    """Events of the places [T, L, 3] of the limbs; for the speeds see `_speeds_inside`."""
    margin = max(_AROUND_FRAMES)
    if len(places) < 2 * margin + 3:
        return Events(np.zeros(0, np.int32), np.zeros((0, Events.NUM_VALUES), np.float32))
    first, last = _sum(places[1:2] - places[:1]), _sum(places[-1:] - places[-2:-1])
    smooth = mean_beside(np.concatenate([first, speeds_inside, last])[None], 7)[0]
    rises = smooth[1:] - smooth[:-1]
    # Into and out of each frame that has poses on both sides.
    before, behind = rises[margin - 1 : -margin], rises[margin : 1 - margin]
    # Both the slowest and the fastest moments.
    turns = ((before <= 0) & (behind > 0)) | ((before >= 0) & (behind < 0))
    frames = np.flatnonzero(turns) + margin
    poses = places[frames[:, None] + _AROUND]
    moved = length(np.ptp(poses, axis=1)).max(axis=1) > _LEAST_WAY_M
    return Events(frames[moved].astype(np.int32), poses[moved].reshape(-1, Events.NUM_VALUES).astype(np.float32))


def _mirrored(poses: NDArray[np.float32]) -> NDArray[np.float32]:
    """Events [E, NUM_VALUES] of the mirror image."""
    shaped = poses.reshape(-1, len(_AROUND_FRAMES), len(_LIMBS), 3) * np.array([-1, 1, 1], np.float32)
    half = (len(_LIMBS) - 1) // 2
    order = [*range(half, 2 * half), *range(half), 2 * half]
    return np.ascontiguousarray(shaped[:, :, order].reshape(-1, Events.NUM_VALUES))


MADE = frozenset({"grammar", "label", "file name", "generic", "composed", "authored"})
"""Origins of captions that are made of labels, and shared by design; all others were written for single clips."""


def told_alike(groups: Iterable[tuple[str, Sequence[Caption]]]) -> list[tuple[str, str]]:
    """Pairs of groups that share a sentence which was written for few recordings.

    A sentence that more than `_RARE` groups share, such as "walks forward", says nothing of where it comes from.

    Args:
        groups: group and captions of each clip.
    """
    numbers: dict[str, int] = {}
    keys, whose = array("q"), array("q")
    for group, captions in groups:
        told = {text_key(caption.text) for caption in captions if caption.origin not in MADE}
        if not told:
            continue
        number = numbers.setdefault(group, len(numbers))
        keys.extend(sorted(told))
        whose.extend([number] * len(told))
    if not keys:
        return []
    names = list(numbers)
    pairs = np.unique(np.stack([np.frombuffer(keys, np.int64), np.frombuffer(whose, np.int64)]), axis=1)
    starts = np.flatnonzero(np.diff(pairs[0], prepend=-1))
    stops = np.append(starts[1:], pairs.shape[1])
    shared = (stops - starts > 1) & (stops - starts <= _RARE)
    return [
        (names[pairs[1, start]], names[other])
        for start, stop in zip(starts[shared], stops[shared], strict=True)
        for other in pairs[1, start + 1 : stop]
    ]


def in_one_split(
    pairs: Iterable[tuple[str, str]], splits: dict[str, str], asked: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Splits of groups so that both of each pair are in one: in training, unless a source asks for validation.

    Args:
        pairs: groups that belong together.
        splits: of every group, as they are.
        asked: groups whose split their source has decided.

    Returns:
        The splits that change. If nothing were left for validation, the smallest set of groups that belong together
        goes there instead; and if then nothing were left for training, that set stays as it is, in both.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in pairs:
        first, last = sorted((root(one), root(other)))
        parent[last] = first
    together: dict[str, list[str]] = defaultdict(list)
    for name in parent:
        together[root(name)].append(name)
    mixed = [sorted(names) for names in together.values() if len({splits[name] for name in names}) > 1]
    mixed.sort(key=lambda names: (len(names), names))
    to = {
        tuple(names): VALIDATION if any(n in asked and splits[n] == VALIDATION for n in names) else TRAIN
        for names in mixed
    }
    held_out = {name for name, split in splits.items() if split == VALIDATION}
    moved = {name for names, split in to.items() if split == TRAIN for name in names}
    left = held_out - moved or any(split == VALIDATION for split in to.values())
    if mixed and held_out and not left:
        if len(mixed) > 1 or set(splits) - set(mixed[0]):
            to[tuple(mixed[0])] = VALIDATION
        else:
            del to[tuple(mixed[0])]
    return {name: split for names, split in to.items() for name in names if splits[name] != split}
