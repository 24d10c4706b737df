"""`kinoflow convert`: a motion file into another format, rate, side or place."""

from __future__ import annotations

import inspect
import math
from pathlib import Path
from typing import Annotated

from tyro.conf import arg

from kinoflow.cli.motions import Onto, check_output, read_motion, strip_options
from kinoflow.cli.options import File, Yaw, one_of
from kinoflow.errors import OptionError
from kinoflow.formats import robot as robots
from kinoflow.formats.profiles import PROFILES, find_profile
from kinoflow.motion import canonical as frame
from kinoflow.motion import travel
from kinoflow.motion.clip import MotionClip, formats


def command(
    source: Annotated[Path, arg(metavar="IN")],
    output: Annotated[Path, arg(metavar="OUT")],
    more: Annotated[tuple[Path, ...], arg(metavar="...")] = (),
    /,
    *,
    onto: Annotated[Path | None, arg(metavar="CHARACTER")] = None,
    profile: Annotated[str | None, arg(metavar=one_of(PROFILES))] = None,
    joint_map: Annotated[Path | None, arg(name="map", metavar="FILE")] = None,
    source_fps: Annotated[float | None, arg(metavar="HZ")] = None,
    animation: Annotated[str | None, arg(metavar="NAME")] = None,
    up: Annotated[str | None, arg(metavar="AXIS")] = None,
    calibrate_on: File = None,
    asf: File = None,
    fps: Annotated[float | None, arg(metavar="HZ")] = None,
    start: Annotated[float, arg(metavar="S")] = 0.0,
    end: Annotated[float | None, arg(metavar="S")] = None,
    canonical: bool = False,
    mirror: bool = False,
    ground: bool = False,
    in_place: bool = False,
    root_motion: bool = False,
    robot: Annotated[str | None, arg(metavar="ROBOT")] = None,
    yaw: Yaw = None,
) -> None:
    """Turn one motion file into another; suffixes decide the formats.

    Args:
        source: The motion file to read.
        output: The file to write; its folder is created.
        more: With --onto, several motions may be given; the file to write is the last one.
        onto: A skinned character, .glb, .vrm or .fbx: the output is this file with the motions as animations on its
            own skeleton, everything else as it was; an .fbx may become a .glb.
        profile: Joint names and bone axes of another tool in place of ours, in .glb and .fbx files.
        joint_map: JSON file {our joint: joint of the file}, for a rig that is not recognised; with --onto, for the
            character.
        source_fps: True frame rate of the source, where the file does not say it or says it wrong.
        animation: Which animation of the source, where it holds several; without, their names are listed.
        up: X, Y or Z: the axis of the source that points up, where it is recognised wrong.
        calibrate_on: Another file of the source's skeleton, in which the figure stands straight.
        asf: The skeleton of an AMC file, where it is not found beside it.
        fps: Frame rate of the output; the source's when left out.
        start: Second at which to begin.
        end: Second at which to stop.
        canonical: 30 frames a second, starting at the origin, facing +Z, on the floor.
        mirror: Exchange left and right.
        ground: Shift the motion so that its lowest point is on the floor.
        in_place: Take the travel out: where the figure goes and turns, not the sway of its steps.
        root_motion: Put a joint on the floor above the pelvis that carries the travel, in .glb, .fbx and .bvh files.
        robot: g1 (Unitree, 29 degrees of freedom) or the .json table of another: joint angles as .csv, and limits,
            contacts and a report beside them.
        yaw: With .png: where the camera stands, degrees; 0 in front of the figure, 90 at its left side. Left out: 35,
            or 215 where that would see its back most of the time.
    """
    sources = [source, output, *more]
    output = sources.pop()
    if more and onto is None:
        raise OptionError(f"convert turns one motion into one file; got {len(sources)} motions; several need --onto")
    check_output(output)
    _check(fps, source_fps, start, end, canonical)
    if (robot is not None) != (output.suffix.lower() == ".csv") or (robot is not None and onto is not None):
        raise OptionError(f"--robot and a .csv file belong together, without --onto; got {output.name}")
    dressed = {
        **_profile_option(profile, output, onto),
        **_root_motion_option(root_motion, output, onto),
        **strip_options(output, yaw),
    }
    character = None if onto is None else Onto(onto, joint_map, [output])
    clips = []
    for path in sources:
        mapped = None if onto else joint_map
        clip = read_motion(
            path, joint_map=mapped, fps=source_fps, animation=animation, up_axis=up, calibrate_on=calibrate_on, asf=asf
        )
        clip = _cut(clip, start, end)
        clip = _changed(clip, fps, canonical=canonical, mirror=mirror, ground=ground)
        clips.append(travel.in_place(clip) if in_place else clip)
    if robot is not None:
        motion, beside = robots.save_with_report(clips[0], output, robot)
        print(f"{beside}: {_of_robot(motion)}")
    elif character is not None:
        names = character.save(clips, [output] * len(clips))
    else:
        clips[0].save(output, **dressed)
    for path, clip in zip(sources, clips, strict=True):
        rig = clip.metadata.get("rig")
        print(
            f"{path} -> {output}: {clip.num_frames} frames, {clip.duration_s:.2f} s at {clip.fps:g} per second"
            + (f", rig: {rig}" if rig else "")
        )
    if character is not None:
        print(f"{onto}: {character.description}; animations added: {', '.join(names)}")


def _profile_option(profile: str | None, output: Path, onto: Path | None) -> dict[str, str]:
    """The writer's option of `--profile`."""
    if profile is None:
        return {}
    find_profile(profile)
    if onto is not None:
        raise OptionError("--profile is for our own skeleton, --onto for another's; leave out one of them")
    able = [known.suffix for known in formats() if "profile" in inspect.signature(known.write or print).parameters]
    if output.suffix.lower() not in able:
        raise OptionError(f"--profile is for {' and '.join(able)} files; got {output.name}")
    return {"profile": profile}


def _root_motion_option(root_motion: bool, output: Path, onto: Path | None) -> dict[str, bool]:
    """The writer's option of `--root-motion`."""
    if not root_motion:
        return {}
    if onto is not None:
        raise OptionError("--root-motion is for our own skeleton; a character of --onto has its own root: leave it out")
    able = [known.suffix for known in formats() if "root_motion" in inspect.signature(known.write or print).parameters]
    if output.suffix.lower() not in able:
        raise OptionError(f"--root-motion is for {', '.join(able)} files; got {output.name}")
    return {"root_motion": True}


def _of_robot(motion: robots.RobotMotion) -> str:
    """One line on how well the robot can follow the motion."""
    errors = motion.report["limb_error_deg"].values()
    limits = motion.report["share_of_frames_at_a_limit"]
    return (
        f"limbs within {max(error['max'] for error in errors):.1f} degrees, "
        f"{len(limits)} of {len(motion.robot.joint_names)} joints reach a limit, "
        f"fastest {motion.report['fastest_joint_rad_per_s']['speed']:.1f} rad/s"
    )


def _changed(clip: MotionClip, fps: float | None, *, canonical: bool, mirror: bool, ground: bool) -> MotionClip:
    if canonical:
        clip = frame.canonicalise(clip)
    if mirror:
        clip = frame.mirror(clip)
    if ground:
        clip = frame.ground(clip)
    if fps is not None:
        clip = frame.resample(clip, fps)
    return clip


def _check(fps: float | None, source_fps: float | None, start: float, end: float | None, canonical: bool) -> None:
    for name, rate in (("--fps", fps), ("--source-fps", source_fps)):
        if rate is not None and not 1 <= rate <= 1000:
            raise OptionError(f"{name} must be between 1 and 1000 frames per second; got {rate:g}")
    if canonical and fps is not None:
        raise OptionError("--canonical means 30 frames per second; leave out --canonical or --fps")
    if not (math.isfinite(start) and start >= 0):
        raise OptionError(f"--start must be 0 seconds or more; got {start:g}")
    if end is not None and not (math.isfinite(end) and end > start):
        raise OptionError(f"--end must be a second after --start ({start:g}); got {end:g}")


def _cut(clip: MotionClip, start: float, end: float | None) -> MotionClip:
    # As many frames as anybody types seconds of are no number; beyond the end is beyond the end.
    first = round(min(start, 2 * clip.duration_s) * clip.fps)
    last = clip.num_frames if end is None else round(min(end, 2 * clip.duration_s) * clip.fps)
    if not 0 <= first < last <= clip.num_frames:
        until = "the end" if end is None else f"{end:g} s"
        raise OptionError(f"cannot cut from {start:g} s to {until}: the motion lasts {clip.duration_s:.2f} s")
    return clip.crop(first, last)
