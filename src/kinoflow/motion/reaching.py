"""Joints brought to places by turning whatever joints above them are free, many frames at once.

`motion.limbs.reach` puts the end of one limb somewhere, in closed form. Here any joints have places at once, as seen
from the pelvis, and some rotations on the way to them may be fixed: damped least squares over turns of the free ones.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.kinematics import forward_kinematics
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, Skeleton

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

NEAR_M, MET_M = 1e-5, 1e-3
"""Joints are brought so near to their places, and count as there at this distance."""
MOST_STEPS = 80
LONGEST_TURN_RAD = 0.4
"""No joint turns farther in one step."""
FIRST_DAMPING, LEAST_DAMPING, MOST_DAMPING = 1e-3, 1e-9, 1e2
"""In square metres: a step is about that of the gradient where the damping is large."""


def at_places(
    rotations: FloatArray, wanted_m: FloatArray, known: BoolArray, free: BoolArray, skeleton: Skeleton = MANNEQUIN
) -> FloatArray:
    """Rotations [F, J, 3, 3] with which joints are where they are wanted, or as near as can be, turned little for that.

    Every frame is solved by itself. One in which a body is so twisted that turning it bit by bit leads nowhere is begun
    again from a body at rest, and from the nearest frame that got there. What cannot be reached is approached.

    Args:
        rotations: [F, J, 3, 3] local rotations to begin from.
        wanted_m: [F, J, 3] places as seen from the pelvis, along the axes of the world; read where `known`.
        known: [F, J] which joints have a place.
        free: [F, J] which rotations may change.
        skeleton: the body.
    """
    found = _solved(rotations, wanted_m, known, free, skeleton)
    for again in (_at_rest, _as_nearest):
        met = _farthest_m(found, wanted_m, known, skeleton) < MET_M
        frames = np.flatnonzero(~met)
        if not len(frames):
            break
        begun = np.where(free[frames, :, None, None], again(rotations, found, met)[frames], rotations[frames])
        tried = _solved(begun, wanted_m[frames], known[frames], free[frames], skeleton)
        there = _farthest_m(tried, wanted_m[frames], known[frames], skeleton) < MET_M
        found[frames[there]] = tried[there]
    return found


def _at_rest(rotations: FloatArray, found: FloatArray, met: BoolArray) -> FloatArray:
    """The body with all joints at rest, facing as it does."""
    rest = np.broadcast_to(np.eye(3), rotations.shape).copy()
    rest[:, 0] = rotations[:, 0]
    return rest


def _as_nearest(rotations: FloatArray, found: FloatArray, met: BoolArray) -> FloatArray:
    """Each frame as the nearest one that got to its places."""
    there = np.flatnonzero(met)
    if not len(there):
        return rotations
    return found[there[np.abs(np.arange(len(met))[:, None] - there).argmin(axis=1)]]


def _farthest_m(rotations: FloatArray, wanted_m: FloatArray, known: BoolArray, skeleton: Skeleton) -> FloatArray:
    """[F] distance of the joint that is farthest from its place."""
    missing = np.where(known[..., None], wanted_m - _seen_from_pelvis(rotations, skeleton)[0], 0.0)
    return np.asarray(np.linalg.norm(missing, axis=-1).max(axis=-1))


def _solved(
    rotations: FloatArray, wanted_m: FloatArray, known: BoolArray, free: BoolArray, skeleton: Skeleton
) -> FloatArray:
    """`at_places` from one beginning."""
    found = rotations.copy()
    ends = np.flatnonzero(known.any(axis=0)).tolist()
    above = {end: _above(end, skeleton) for end in ends}
    turning = sorted({joint for joints in above.values() for joint in joints if free[:, joint].any()})
    open_frames = np.arange(len(found))
    damping = np.full(len(found), FIRST_DAMPING)
    places, world = _seen_from_pelvis(found, skeleton)
    missing = np.where(known[..., None], wanted_m - places, 0.0)
    for _ in range(MOST_STEPS):
        far = np.linalg.norm(missing[open_frames], axis=-1).max(axis=-1) > NEAR_M
        open_frames = open_frames[far & (damping[open_frames] < MOST_DAMPING)]
        if not len(open_frames) or not turning:
            break
        turns = _step(places, missing, world, open_frames, ends, turning, above, known, free, damping, skeleton)
        tried = found[open_frames]
        tried[:, turning] = axis_angle_to_matrix(turns) @ tried[:, turning]
        there, turned = _seen_from_pelvis(tried, skeleton)
        left = np.where(known[open_frames, :, None], wanted_m[open_frames] - there, 0.0)
        better = (left**2).sum(axis=(1, 2)) < (missing[open_frames] ** 2).sum(axis=(1, 2))
        damping[open_frames] = np.where(better, damping[open_frames] / 5, damping[open_frames] * 4)
        damping = np.maximum(damping, LEAST_DAMPING)
        taken = open_frames[better]
        found[taken], places[taken], world[taken], missing[taken] = (
            values[better] for values in (tried, there, turned, left)
        )
    return found


def _above(end: int, skeleton: Skeleton) -> list[int]:
    """Joints that a joint hangs on, itself left out."""
    joints = []
    joint = skeleton.parents[end]
    while joint >= 0:
        joints.append(joint)
        joint = skeleton.parents[joint]
    return joints


def _seen_from_pelvis(rotations: FloatArray, skeleton: Skeleton) -> tuple[FloatArray, FloatArray]:
    return forward_kinematics(rotations, np.zeros((len(rotations), 3)), skeleton.offsets, skeleton.parents)


def _step(
    places: FloatArray,
    missing: FloatArray,
    world: FloatArray,
    frames: NDArray[np.int64],
    ends: list[int],
    turning: list[int],
    above: dict[int, list[int]],
    known: BoolArray,
    free: BoolArray,
    damping: FloatArray,
    skeleton: Skeleton,
) -> FloatArray:
    """[F, A, 3] turns of the joints `turning`, each as seen from the joint that it hangs on."""
    slope = np.zeros((len(frames), len(ends), 3, len(turning), 3))
    for row, end in enumerate(ends):
        for column, joint in enumerate(turning):
            if joint not in above[end]:
                continue
            acts = (known[frames, end] & free[frames, joint]).astype(float)
            x, y, z = ((places[frames, end] - places[frames, joint]) * acts[:, None]).T
            # A turn w about the joint moves the end by w x arm.
            slope[:, row, 0, column, 1], slope[:, row, 0, column, 2] = z, -y
            slope[:, row, 1, column, 0], slope[:, row, 1, column, 2] = -z, x
            slope[:, row, 2, column, 0], slope[:, row, 2, column, 1] = y, -x
    flat = slope.reshape(len(frames), 3 * len(ends), 3 * len(turning))
    square = flat @ np.swapaxes(flat, 1, 2)
    square += damping[frames, None, None] * np.eye(3 * len(ends))
    force = np.linalg.solve(square, missing[frames][:, ends].reshape(len(frames), -1, 1))
    turns = (np.swapaxes(flat, 1, 2) @ force).reshape(len(frames), len(turning), 3)
    farthest = np.linalg.norm(turns, axis=-1).max(axis=-1)
    turns *= (LONGEST_TURN_RAD / np.maximum(farthest, LONGEST_TURN_RAD))[:, None, None]
    # A turn in the world, of a joint whose parent is turned, is this turn before its own rotation.
    parents = [max(skeleton.parents[joint], 0) for joint in turning]
    held = np.swapaxes(world[frames][:, parents], -1, -2)
    local = np.einsum("faij,faj->fai", held, turns)
    if 0 in turning:
        local[:, turning.index(0)] = turns[:, turning.index(0)]
    return local
