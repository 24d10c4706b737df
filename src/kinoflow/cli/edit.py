"""`kinoflow edit`: change one thing of a motion and keep the rest."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from tyro.conf import arg

from kinoflow.cli.motions import check_output
from kinoflow.cli.options import MAX_SEED, ModelOptions, Seed, one_of
from kinoflow.cli.steered import tell
from kinoflow.errors import OptionError
from kinoflow.motion import edits
from kinoflow.motion.canonical import mirror as mirrored
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.loops import loop_of

_PLACE = r"(\d{0,9}|\d{1,6}(?:\.\d{1,6})? ?s)"
_RANGE = re.compile(rf"\s*{_PLACE}\s*:\s*{_PLACE}\s*", re.ASCII)


def command(
    clip: Annotated[Path, arg(metavar="CLIP")],
    /,
    *,
    output: Annotated[Path, arg(aliases=["-o"], metavar="OUT")],
    frames: Annotated[str | None, arg(metavar="A:B")] = None,
    prompt: Annotated[str | None, arg(metavar="TEXT")] = None,
    part: Annotated[str | None, arg(metavar=one_of(edits.PARTS))] = None,
    other: Annotated[Path | None, arg(name="with", metavar="CLIP")] = None,
    then: Annotated[Path | None, arg(metavar="CLIP")] = None,
    between: Annotated[float | None, arg(metavar="S")] = None,
    extend: Annotated[float | None, arg(metavar="S")] = None,
    extend_before: Annotated[float | None, arg(metavar="S")] = None,
    style: Annotated[str | None, arg(metavar="TEXT")] = None,
    strength: Annotated[float | None, arg(metavar="X")] = None,
    mirror: bool = False,
    speed: Annotated[float | None, arg(metavar="X")] = None,
    duration: Annotated[float | None, arg(metavar="S")] = None,
    loop: bool = False,
    seed: Seed = 0,
    source: Literal["auto", "library", "network"] = "auto",
    network: ModelOptions = ModelOptions(),
) -> None:
    """Change one thing of a motion and keep the rest: frames, a limb, style, what is before and after, time, a loop.

    kinoflow edit walk.glb --frames 30:60 --prompt "jumps" -o a.glb; kinoflow edit walk.glb --part arms --prompt "claps"
    -o b.glb; kinoflow edit walk.glb --loop -o c.glb.

    One change by a sentence or another motion at a time; it comes first, then --mirror, --speed or --duration, --loop.
    What is not changed keeps its numbers.

    Args:
        clip: The motion file to change.
        output: File to write; its suffix decides the format.
        frames: Frames from A up to, not including, B, counted from 0, or seconds, 2s:4s; either may be left out. With
            --prompt these are made anew, or are those in which --part changes; alone, the motion is trimmed to them.
        prompt: What the person does, in English.
        part: A part of the body that does what --prompt says or moves as in --with.
        other: Motion file whose --part is taken, from the first of --frames on.
        then: Motion file that follows.
        between: With --then: seconds between the two; --prompt may say what happens there.
        extend: Seconds to add at the end: what --prompt says, or what repeats in the motion.
        extend_before: The same at the beginning.
        style: How it is done: a mood (sad, proudly, tired), which changes trunk, head and arms, and the pace without
            --frames; or anything else, which the network makes of the motion, the way over the floor kept.
        strength: Of --style: 1 is the mood as it is, from 0 to 2; for the network the share that is made anew, 0 to 1.
        mirror: Exchange left and right.
        speed: 2 is twice as fast.
        duration: Seconds that the result lasts; with --loop, one cycle of it.
        loop: Cut out what repeats and close it: the last frame is the first one again, on a line or an arc.
        seed: Decides what a sentence leaves open.
        source: Where the motion of a sentence comes from; see "kinoflow generate".
    """
    check_output(output)
    for name, value in (("between", between), ("extend", extend), ("extend-before", extend_before)):
        if value is not None and not (math.isfinite(value) and 0 < value <= 300):
            raise OptionError(f"--{name} must be from 0 to 300 seconds; got {value:g}")
    if speed is not None and duration is not None:
        raise OptionError("give either --speed or --duration, not both")
    if part is not None:
        edits.check_part(part)
    # What goes together, before anything is read or loaded.
    kinds = {
        "--with": other,
        "--then": then,
        "--extend": extend,
        "--extend-before": extend_before,
        "--style": style,
    }
    chosen = [name for name, value in kinds.items() if value is not None]
    if len(chosen) > 1:
        raise OptionError(f"one change at a time; got {' and '.join(chosen)}: write the first to a file, edit that")
    if (then is None) != (between is None):
        raise OptionError("--then CLIP and --between SECONDS belong together")
    if other is not None and (part is None or prompt is not None):
        raise OptionError("--with CLIP needs --part, and no --prompt: the part moves as in that file")
    if part is not None and other is None and prompt is None:
        raise OptionError("--part needs --prompt or --with CLIP: how is it to move?")
    if style is not None and not style.strip():
        raise OptionError("--style is a mood or another way of moving, such as sad; got nothing")
    if not 0 <= seed <= MAX_SEED:
        raise OptionError(f"a seed must be from 0 to {MAX_SEED}; got {seed}")
    if strength is not None and style is None:
        raise OptionError("--strength is of --style; give that, or leave it out")
    if part is not None and style is not None:
        raise OptionError("--style changes trunk, head and arms together; leave --part out")
    if frames is not None and chosen not in ([], ["--with"], ["--style"]):
        raise OptionError(f"--frames does not go with {chosen[0]}; leave it out")
    if prompt is not None and frames is None and part is None and not chosen:
        raise OptionError(
            "--prompt needs --frames, --part, --extend, --extend-before or --then: what is to change? Faster or "
            "slower is --speed, how it is done --style, and a limb is --part, such as --part head"
        )
    given = (frames, part, speed, duration)
    if not (chosen or mirror or loop or any(value is not None for value in given)):
        raise OptionError("nothing is to be changed; see kinoflow edit --help")
    # What is in the motion changes first, then its side, then its time.
    found = MotionClip.load(clip)
    before = len(found.metadata.get("edits", ()))
    span = _range(frames, found)
    if style is not None:
        found = _styled(found, style, strength, span if frames else None, prompt, seed, source, network)
    elif prompt is not None or then is not None or extend is not None or extend_before is not None:
        found = _by_sentence(found, span, prompt, part, then, between, extend, extend_before, seed, source, network)
    elif other is not None and part is not None:
        found = edits.with_part(found, MotionClip.load(other), part, span[0], span[1] if frames else None)
    elif frames is not None:
        found = found.crop(*span)
    if mirror:
        found = mirrored(found)
    if speed is not None:
        if not (math.isfinite(speed) and edits.SLOWEST <= speed <= edits.FASTEST):
            raise OptionError(f"--speed must be from {edits.SLOWEST:g} to {edits.FASTEST:g}; got {speed:g}")
        found = edits.retimed(found, max(2, round((found.num_frames - 1) / speed) + 1))
    if duration is not None and not (math.isfinite(duration) and 0 < duration <= 1800):
        raise OptionError(f"--duration must be from 0 to 1800 seconds; got {duration:g}")
    wanted = None if duration is None else round(duration * found.fps)
    if loop:
        made = loop_of(found, wanted, exact=wanted is not None)
        found = made.clip.replace(metadata={**found.metadata, "loop": made.says()})
    elif wanted is not None:
        found = edits.retimed(found, wanted)
    found.save(output)
    said = ("notes", "licence", *(("loop",) if loop else ()))
    told = {name: found.metadata[name] for name in said if name in found.metadata}
    tell(found.replace(metadata={**told, "edits": found.metadata.get("edits", ())[before:]}))
    print(output)


def _range(text: str | None, clip: MotionClip) -> tuple[int, int]:
    """Frames A up to B of a clip."""
    if text is None:
        return 0, clip.num_frames
    found = _RANGE.fullmatch(text)
    if found is None:
        raise OptionError(
            "--frames are given as A:B, from frame A up to, not including, B, or with seconds as 2s:4s; "
            f"got {text[:40]!r}"
        )
    start, stop = (
        round(float(place.removesuffix("s")) * clip.fps) if place.endswith("s") else int(place or end)
        for place, end in ((found[1], 0), (found[2], clip.num_frames))
    )
    edits.check_range(clip, start, stop)
    return start, stop


def _styled(
    clip: MotionClip,
    style: str,
    strength: float | None,
    span: tuple[int, int] | None,
    prompt: str | None,
    seed: int,
    source: Any,
    network: ModelOptions,
) -> MotionClip:
    """The motion done in another way."""
    from kinoflow.inference import MotionPipeline

    pipe = MotionPipeline.from_pretrained(network.model, device=network.device)
    return pipe.edit(clip, prompt, style=style, strength=strength, frames=span, seed=seed, source=source)


def _by_sentence(
    clip: MotionClip,
    span: tuple[int, int],
    prompt: str | None,
    part: str | None,
    then: Path | None,
    between: float | None,
    extend: float | None,
    extend_before: float | None,
    seed: int,
    source: Any,
    network: ModelOptions,
) -> MotionClip:
    """The edits for which the model may be needed."""
    from kinoflow.inference import MotionPipeline

    second = None if then is None else MotionClip.load(then)
    pipe = MotionPipeline.from_pretrained(network.model, device=network.device)
    ways: dict[str, Any] = {"seed": seed, "source": source}
    if second is not None and between is not None:
        return pipe.edit(clip, prompt, then=second, num_frames=max(1, round(between * clip.fps)), **ways)
    if extend is not None:
        return pipe.edit(clip, prompt, extend="forward", num_frames=round(extend * clip.fps), **ways)
    if extend_before is not None:
        return pipe.edit(clip, prompt, extend="backward", num_frames=round(extend_before * clip.fps), **ways)
    return pipe.edit(clip, prompt, frames=span, part=part, **ways)
