"""A motion of ours on the skeleton of somebody's character: the opposite way of `motion.retarget`, by the same rule.

The character's reference pose is any in which it stands: T-pose, A-pose, or between. In it we know how our body would
stand (`our_rotations`, G*), so each node turns, as seen in the world, from the reference pose by the same rotation as
our joint does from there: Delta = G G*^T. Limbs then point exactly where ours point, whatever the axes of the bones,
and whichever way the arms hang in the reference pose.

- The midpoint of the hips goes where ours goes, times the ratio of leg lengths, and is as far above the soles when
  both stand. The motion begins where the character stands and goes the way the character faces.
- Feet: the lowest point of a sole near the floor is as high as ours, times the ratio, and never below the floor; a
  foot that rests keeps its place. What that asks beyond the directions of thighs and shins is done by two-bone inverse
  kinematics, by two degrees at most. Nothing else gets through the floor farther than ours does: else the whole body
  is higher. Where hips or thighs are such as no human being has, that is not enough, and feet that stay count for more
  than directions: whole legs swing about the hips as far as it takes, and the body sinks by what that takes of their
  height, so that no knee bends for it.
- Spine and neck nodes between our joints share the turn. Nodes that twist forearms and upper arms take their share of
  it. Joints of the skin that hang on nothing that moves, though they are in or at a limb (helpers, handles of inverse
  kinematics, deforming bones without their rig), go with that limb. Everything else (fingers, hair, clothes) stays as
  it rests on what it hangs on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import foot_contacts
from kinoflow.motion.humanoid import Humanoid
from kinoflow.motion.limbs import square_to, two_bone
from kinoflow.motion.retarget import LIMB_BONES, our_rotations
from kinoflow.motion.rotations import (
    axis_angle_to_matrix,
    matrix_to_quaternion,
    rotation_about_y,
    rotation_between,
    slerp,
)
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, joint
from kinoflow.motion.smoothing import gaussian_mean, moving_maximum, runs, smooth_step

FloatArray = NDArray[np.float64]

_SIDES = ("L_", "R_")
_SOLE_BELOW_TOES = 0.02
"""Of the leg's length, where the file has no mesh to tell."""
_NEAR_M = (0.03, 0.15)
"""Soles up to the first height follow ours exactly, above the second one not at all. Of our body."""
_DEEP_M = (0.05, 0.10)
"""A sole of ours so far below the floor stands on something else, such as a stair."""
_BLEND_S = 0.3
_LARGEST_SHIFT = 0.1
"""A foot is moved to stay in place by at most this share of the leg's length."""
_LIFTED_M = 0.05
"""Feet higher than this do not bear the hips."""
_SMOOTH_S = 0.05
_CARRY_S = 0.1
_NO_REST = 1e-3
_SKIN_NEAR = 0.6
"""Of the leg's length: skin farther from its joint is no part of the body."""
_MOST_TURN_DEG = 1.9
"""By how much inverse kinematics turns a thigh or a shin at most."""
_MOST_SWING_DEG = 30.0
_LARGEST_SWING = 0.5
"""Of the leg's length: what a foot of unusual legs is moved by at most to stay in place."""
_THIGH_SHARE = float(np.linalg.norm(MANNEQUIN.offsets[joint("L_Knee")])) / MANNEQUIN.leg_length_m
_HIPS_SHARE = float(np.linalg.norm(MANNEQUIN.offsets[joint("L_Hip")] - MANNEQUIN.offsets[joint("R_Hip")])) / (
    MANNEQUIN.leg_length_m
)
_USUAL_SHARE, _USUAL_HIPS = 0.04, 0.13
"""A thigh's share of the leg, and the hips' distance in lengths of legs, that differ by less from ours are usual."""
_HALVINGS = 10
_ENDS = {"Hip": "Knee", "Knee": "Ankle", "Ankle": "Foot", "Shoulder": "Elbow", "Elbow": "Wrist", "Collar": "Shoulder"}
_STRAY_NEAR = 0.15
"""Of the leg's length: joints of the skin that are no farther from a bone go with it."""
_NEXT = {"Hip": "Knee", "Shoulder": "Elbow", "Elbow": "Wrist"}
_AT_THE_START = 0.1
_LEAST_ACROSS = 0.3
"""Sine of the angle between forearm and the line from little finger to index; below, they tell nothing of the palm."""
_BEND_FORWARD = 0.02
"""A leg without a bend bends towards where the thigh faces; that direction weighs as much as so large a bend."""


@dataclass(frozen=True, eq=False)
class CharacterSkeleton:
    """The hierarchy of a character, at rest and in the pose its skin was bound in.

    Attributes:
        parents: N indices, -1 for roots.
        order: all nodes, parents first.
        translations: [N, 3] of the nodes at rest, relative to the parent.
        linear: [N, 3, 3] rotation and scale of the nodes at rest, relative to the parent.
        scales: [N, 3] scale of the nodes at rest, negative where an axis is mirrored.
        reference: {node: [3, 3]} world rotation and scale in the reference pose, where it is not that of rest.
        humanoid: which nodes are our joints.
        soles: {"L_Ankle", "L_Foot", "R_Ankle", "R_Foot": [V, 3]} points of the lowest part of each foot, in the axes
            of the node; joints without any are left out.
        surface: {any other joint of ours: [V, 3]} points of the skin around it, in the axes of its node.
        twists: {node that spreads a limb's twist: our joint that it hangs on}.
        palms: {"L_Wrist" or "R_Wrist": nodes where index and little finger begin}.
        skin_joints: nodes that the skin hangs on.
    """

    parents: tuple[int, ...]
    order: tuple[int, ...]
    translations: FloatArray
    linear: FloatArray
    scales: FloatArray
    reference: Mapping[int, FloatArray]
    humanoid: Humanoid
    soles: Mapping[str, FloatArray] = field(default_factory=dict)
    surface: Mapping[str, FloatArray] = field(default_factory=dict)
    twists: Mapping[int, str] = field(default_factory=dict)
    palms: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    skin_joints: frozenset[int] = frozenset()


@dataclass(frozen=True, eq=False)
class NodeTracks:
    """What an animation does to nodes, one key a frame.

    Attributes:
        rotations: {node: [T, 3, 3]} relative to the parent.
        translations: {node: [T, 3]} relative to the parent.
        joints: {our joint: [T, 3]} where the character's joints are in the world.
        scale: metres of the character per metre of ours, by leg length.
    """

    rotations: Mapping[int, FloatArray]
    translations: Mapping[int, FloatArray]
    joints: Mapping[str, FloatArray]
    scale: float


@dataclass(frozen=True, eq=False)
class _Foot:
    """One foot over T frames.

    Attributes:
        below: [T] height of the character's sole above its ankle, negative.
        ours: [T] height of our sole above the floor, metres.
    """

    below: FloatArray
    ours: FloatArray

    @property
    def on_floor(self) -> FloatArray:
        """[T] 1 where the floor counts, 0 where our foot is so far below it that it stands on something else."""
        low, high = _DEEP_M
        return np.asarray(1 - smooth_step(np.clip((-self.ours - low) / (high - low), 0, 1)))


@dataclass(frozen=True, eq=False)
class _World:
    """World transforms of all N nodes; of nodes that do not move there is one frame only.

    Attributes:
        linear: N times [3, 3] or [T, 3, 3], rotation and scale.
        positions: N times [3] or [T, 3].
    """

    linear: list[FloatArray]
    positions: list[FloatArray]


class Fitting:
    """A character with everything about it that no motion changes.

    Attributes:
        facing_rad: where the character faces at rest; 0 is +Z, positive toward +X.
        leg_length: hip to knee to ankle, in the file's metres, mean of both sides.

    Raises:
        MotionFileError: no legs to measure, left and right cannot be told, or limbs do not hang on the pelvis.
    """

    def __init__(self, skeleton: CharacterSkeleton) -> None:
        self._skeleton = skeleton
        self._node = skeleton.humanoid.nodes
        self._parents, self._order, self._translations = skeleton.parents, skeleton.order, skeleton.translations
        self._reference = self._place({}, skeleton.reference)
        self._join_limbs()
        self._below_pelvis = self._below(self._node["Pelvis"])
        if lost := [name for name, node in self._node.items() if node not in self._below_pelvis]:
            raise MotionFileError(
                f"the character's {', '.join(lost[:3])} does not hang on its pelvis; check the joint map"
            )
        places = {name: self._reference.positions[node] for name, node in self._node.items()}
        self._places = places
        self.leg_length = sum(float(np.linalg.norm(places[a] - places[b])) for a, b in LIMB_BONES[:4]) / 2
        if not self.leg_length > 1e-6:
            raise MotionFileError("the character's legs have no length: hips, knees and ankles are at the same place")
        left = (places["L_Hip"] - places["R_Hip"]) + (places["L_Shoulder"] - places["R_Shoulder"])
        self.facing_rad = float(np.arctan2(-left[2], left[0]))
        self._facing = rotation_about_y(self.facing_rad)
        # How we stand in the reference pose, seen as if the character faced +Z.
        self._standing = our_rotations({name: self._facing.T @ place for name, place in places.items()})
        self._turn_palms()
        shares = [self._leg(side)[0] / sum(self._leg(side)) for side in _SIDES]
        hips = float(np.linalg.norm(places["L_Hip"] - places["R_Hip"])) / self.leg_length
        usual_thighs = max(abs(share - _THIGH_SHARE) for share in shares) < _USUAL_SHARE
        self._is_usual = usual_thighs and abs(hips - _HIPS_SHARE) < _USUAL_HIPS
        self._hips = (places["L_Hip"] + places["R_Hip"]) / 2
        self._strays = self._find_strays()
        self._soles = {side: self._sole(side) for side in _SIDES}
        self._skin, self._skin_reach = self._near_skin()
        self._floor = min(
            part[:, 1].min() + places[side + "Ankle"][1] for side in _SIDES for _, part in self._soles[side]
        )

    def tracks(self, clip: MotionClip, surface: Mapping[str, FloatArray]) -> NodeTracks:
        """The motion on this character.

        Args:
            clip: any clip on the 22 joints.
            surface: {joint: [V, 3]} points of our own body in our rest pose, metres: of ankles and toes the soles.
        """
        scale = self.leg_length / clip.skeleton.leg_length_m
        turns = self._turns(clip, scale)
        world = self._place(turns)
        hips = (world.positions[self._node["L_Hip"]] + world.positions[self._node["R_Hip"]]) / 2
        pelvis = world.positions[self._node["Pelvis"]] + self._hips_path(clip, scale) - hips
        world = self._place(turns, pelvis=pelvis)
        if not self._is_usual:
            pelvis = self._swing_legs(clip, scale, turns, world, pelvis)
            world = self._place(turns, pelvis=pelvis)
        pelvis = self._set_feet(clip, surface, scale, turns, world, pelvis)
        self._share_twists(turns)
        for node, name in self._strays.items():
            turns[node] = turns[self._node[name]]
        world = self._place(turns, pelvis=pelvis)
        return self._local(turns, world, scale)

    def _place(
        self,
        turns: Mapping[int, FloatArray],
        given: Mapping[int, FloatArray] | None = None,
        pelvis: FloatArray | None = None,
    ) -> _World:
        """World transforms, parents first.

        Args:
            turns: {node: [T, 3, 3]} world rotation from the reference pose, of nodes that turn.
            given: {node: [3, 3]} world rotation and scale, in place of `turns`.
            pelvis: [T, 3] where the pelvis is; None leaves it where the hierarchy takes it.
        """
        count = len(self._parents)
        linear: list[FloatArray] = [np.eye(3)] * count
        positions: list[FloatArray] = [np.zeros(3)] * count
        for node in self._order:
            parent = self._parents[node]
            place, turned = self._translations[node], self._skeleton.linear[node]
            if parent >= 0:
                place = positions[parent] + np.einsum("...ij,...j->...i", linear[parent], place)
                turned = linear[parent] @ turned
            if node in turns:
                turned = turns[node] @ self._reference.linear[node]
            elif given is not None:
                turned = given.get(node, turned)
            if pelvis is not None and node == self._node["Pelvis"]:
                place = pelvis
            linear[node], positions[node] = turned, place
        return _World(linear, positions)

    def _join_limbs(self) -> None:
        """Hang joints on the joint before them that do not hang there in the file, as feet with handles for IK."""
        parents, translations = list(self._parents), self._translations.copy()
        self._loose: list[int] = []
        for side in _SIDES:
            for above, below in (("Hip", "Knee"), ("Knee", "Ankle"), ("Shoulder", "Elbow"), ("Elbow", "Wrist")):
                upper, lower = self._node[side + above], self._node[side + below]
                if lower not in self._below(upper):
                    step = self._reference.positions[lower] - self._reference.positions[upper]
                    parents[lower] = upper
                    translations[lower] = np.linalg.solve(self._reference.linear[upper], step)
                    self._loose.append(lower)
        if self._loose:
            self._hang(parents, translations)

    def _hang(self, parents: Sequence[int], translations: FloatArray) -> None:
        """Other parents of nodes than those of the file, and their places in them."""
        self._parents, self._translations = tuple(parents), translations
        order = [node for node, parent in enumerate(parents) if parent < 0]
        for node in order:
            order.extend(child for child, parent in enumerate(parents) if parent == node)
        self._order = tuple(order)

    def _find_strays(self) -> dict[int, str]:
        """{joint of the skin that nothing of the body carries: our joint whose bone is nearest}; hangs them there."""
        held = {self._node["Pelvis"], *self._below_pelvis}
        above = self._node["Pelvis"]
        while above >= 0:
            held.add(above)
            above = self._parents[above]
        bones = {
            name: (self._places[name], self._places.get(name[:2] + _ENDS[name[2:]]) if name[2:] in _ENDS else None)
            for name in self._places
        }
        parents, translations = list(self._parents), self._translations.copy()
        found: dict[int, str] = {}
        for node in self._order:
            if node in held or node not in self._skeleton.skin_joints:
                continue
            place = self._reference.positions[node]
            far = {name: _from_bone(place, *bone) for name, bone in bones.items()}
            name = min(far, key=far.__getitem__)
            if far[name] < _STRAY_NEAR * self.leg_length:
                found[node] = name
                parents[node] = self._node[name]
                linear = self._reference.linear[self._node[name]]
                translations[node] = np.linalg.solve(linear, place - self._reference.positions[self._node[name]])
        if found:
            self._loose.extend(found)
            self._hang(parents, translations)
        return found

    def _below(self, top: int) -> set[int]:
        """A node and all below it."""
        found = {top}
        for node in self._order:
            if self._parents[node] in found:
                found.add(node)
        return found

    def _turn_palms(self) -> None:
        """Take from the fingers how far the hands are turned about the forearms in the reference pose.

        Ours have the palms down in the T-pose. The hand has the whole turn, and the forearm half of it, as the skin
        between them; with nodes that spread it, these have it.
        """
        for wrist, fingers in self._skeleton.palms.items():
            elbow = wrist[:2] + "Elbow"
            index, little = (self._reference.positions[node] for node in fingers)
            forearm = self._facing.T @ (self._places[wrist] - self._places[elbow])
            forearm /= np.linalg.norm(forearm)
            across = self._facing.T @ (index - little)
            if np.linalg.norm(np.cross(across, forearm)) < _LEAST_ACROSS * np.linalg.norm(across):
                continue
            # From our little finger to our index is forward.
            ours, theirs = square_to(self._standing[elbow][:, 2], forearm), square_to(across, forearm)
            angle = np.arctan2(np.cross(ours, theirs) @ forearm, ours @ theirs)
            spread = any(above == elbow for above in self._skeleton.twists.values())
            bare = self._standing[elbow]
            self._standing[elbow] = axis_angle_to_matrix((0.0 if spread else angle / 2) * forearm) @ bare
            self._standing[wrist] = axis_angle_to_matrix(angle * forearm) @ bare

    def _sole(self, side: str) -> list[tuple[str, FloatArray]]:
        """Joints and the points [V, 3] of the sole that go with them in the reference pose, relative to the ankle."""
        ankle = self._places[side + "Ankle"]
        found: list[tuple[str, FloatArray]] = []
        for name in (side + "Ankle", side + "Foot"):
            points = self._skeleton.soles.get(name)
            if points is not None and name in self._node:
                node = self._node[name]
                found.append((name, points @ self._reference.linear[node].T + self._reference.positions[node] - ankle))
        if not found:
            toes = self._places.get(side + "Foot", ankle)
            low = min(ankle[1], toes[1]) - _SOLE_BELOW_TOES * self.leg_length
            found = [(side + "Ankle", np.array([[p[0], low, p[2]] for p in (ankle, toes)]) - ankle)]
        return found

    def _near_skin(self) -> tuple[dict[str, FloatArray], dict[str, float]]:
        """{joint: [V, 3]} the skin near a joint, in the axes of its node, and how far it reaches in the world.

        What is far away is hair or a skirt.
        """
        skin, reach = {}, {}
        for name, points in self._skeleton.surface.items():
            far = np.linalg.norm(points @ self._reference.linear[self._node[name]].T, axis=-1)
            if (near := far < _SKIN_NEAR * self.leg_length).any():
                skin[name], reach[name] = points[near], float(far[near].max())
        return skin, reach

    def _turns(self, clip: MotionClip, scale: float) -> dict[int, FloatArray]:
        """{node: [T, 3, 3]} world rotation from the reference pose to each frame."""
        ours, facing = clip.global_rotations, self._facing
        turn = {name: facing @ ours[:, joint(name)] @ self._standing[name].T @ facing.T for name in JOINT_NAMES}
        for side in _SIDES:
            # As in `retarget`: the collar's turn that moves the shoulder as far as ours moved.
            if side + "Collar" in self._node:
                bone = self._places[side + "Shoulder"] - self._places[side + "Collar"]
                own = np.linalg.norm(clip.skeleton.offsets[joint(side + "Shoulder")]) * scale
                share = min(1.0, float(own / max(float(np.linalg.norm(bone)), 1e-9)))
                turn[side + "Collar"] = slerp(turn["Spine3"], turn[side + "Collar"], np.full(clip.num_frames, share))
        turns = {node: turn[name] for name, node in self._node.items()}
        line = self._skeleton.humanoid.midline
        held = [index for index, node in enumerate(line) if node in turns]
        for before, after in pairwise(held):
            for index in range(before + 1, after):
                share_of_turn = np.full(clip.num_frames, (index - before) / (after - before))
                turns[line[index]] = slerp(turns[line[before]], turns[line[after]], share_of_turn)
        return turns

    def _hips_path(self, clip: MotionClip, scale: float) -> FloatArray:
        """[T, 3] where the midpoint of the hips belongs."""
        pair = [joint("L_Hip"), joint("R_Hip")]
        ours = clip.joints[:, pair].mean(axis=1)
        standing = float(clip.skeleton.rest_positions[pair, 1].mean())
        path = scale * ours
        # Standing hips are above the soles as in the reference pose; those of a lying body are where ours are.
        share = np.clip(ours[:, 1] / standing, 0.0, 1.0)
        path[:, 1] += share * (self._hips[1] - self._floor - scale * standing)
        return self._to_world(path)

    def _to_world(self, ours: FloatArray) -> FloatArray:
        """[..., 3] of our world, already scaled, to the character's: its facing, place and floor."""
        return ours @ self._facing.T + np.array([self._hips[0], self._floor, self._hips[2]])

    def _set_feet(
        self,
        clip: MotionClip,
        surface: Mapping[str, FloatArray],
        scale: float,
        turns: dict[int, FloatArray],
        world: _World,
        pelvis: FloatArray,
    ) -> FloatArray:
        """Put the feet on the floor: changes the turns of thighs and shins; returns the pelvis [T, 3], maybe lower."""
        up = np.array([0.0, 1.0, 0.0])
        contacts = foot_contacts(clip)
        feet = [self._foot(clip, surface, side, turns) for side in _SIDES]
        resting = [np.asarray(contacts[:, index::2].any(axis=1)) for index in range(2)]
        slips = [self._slip(clip, side, scale, turns, world, rest) for side, rest in zip(_SIDES, resting, strict=True)]
        # What one foot needs the whole body does, so that no limb turns; legs do the rest.
        move = _shared(slips, resting, _CARRY_S * clip.fps)
        move[:, 1] = self._lift(clip, scale, feet, world)
        targets: list[FloatArray] = []
        for side, foot, slip, rest in zip(_SIDES, feet, slips, resting, strict=True):
            ankle = world.positions[self._node[side + "Ankle"]] + move
            left = np.where(rest[:, None], slip - move * [1.0, 0.0, 1.0], 0.0)
            target = ankle + _faded(left, rest, max(1, round(_BLEND_S * clip.fps)))
            target[:, 1] = self._ankle_height(foot, scale, ankle)
            targets.append(target)
        through = np.zeros(clip.num_frames)
        for side, foot, target in zip(_SIDES, feet, targets, strict=True):
            hip, knee, ankle = (world.positions[self._node[side + name]] + move for name in ("Hip", "Knee", "Ankle"))
            forward = clip.global_rotations[:, joint(side + "Hip"), :, 2] @ self._facing.T
            upper, lower, reached = self._reach(side, hip, knee, ankle, target, forward)
            turns[self._node[side + "Hip"]] = upper @ turns[self._node[side + "Hip"]]
            turns[self._node[side + "Knee"]] = lower @ turns[self._node[side + "Knee"]]
            through = np.maximum(through, foot.on_floor * (self._floor - foot.below - reached[:, 1]))
        through = np.maximum(through, self._below_floor(clip, surface, scale, world, move))
        return pelvis + move + _envelope(through, clip.fps)[:, None] * up

    def _swing_legs(
        self, clip: MotionClip, scale: float, turns: dict[int, FloatArray], world: _World, pelvis: FloatArray
    ) -> FloatArray:
        """Swing whole legs so that resting feet keep their places; changes turns, returns the pelvis [T, 3]."""
        contacts = foot_contacts(clip)
        resting = [np.asarray(contacts[:, index::2].any(axis=1)) for index in range(2)]
        slips = [
            self._slip(clip, side, scale, turns, world, rest, _LARGEST_SWING)
            for side, rest in zip(_SIDES, resting, strict=True)
        ]
        move = _shared(slips, resting, _CARRY_S * clip.fps)
        move[:, 1] = 0.0
        longest = max(1, round(_BLEND_S * clip.fps))
        sinks = []
        for side, slip, rest in zip(_SIDES, slips, resting, strict=True):
            hip, ankle = (world.positions[self._node[side + name]] for name in ("Hip", "Ankle"))
            leg = ankle - hip
            asked = leg + _faded(np.where(rest[:, None], slip - move, 0.0), rest, longest)
            length = np.linalg.norm(leg, axis=-1)
            # The leg keeps its length, so that the knee keeps its bend: what it goes aside it loses in height.
            flat = np.linalg.norm(asked[:, [0, 2]], axis=-1)
            asked[:, [0, 2]] *= np.minimum(1.0, 0.95 * length / np.maximum(flat, 1e-9))[:, None]
            flat = np.minimum(flat, 0.95 * length)
            asked[:, 1] = np.where(leg[:, 1] < 0, -np.sqrt(length**2 - flat**2), leg[:, 1])
            share = np.radians(_MOST_SWING_DEG) / np.maximum(angle_of_directions(leg, asked), 1e-9)
            swing = slerp(
                np.broadcast_to(np.eye(3), (len(leg), 3, 3)), rotation_between(leg, asked), np.minimum(share, 1.0)
            )
            for name in ("Hip", "Knee"):
                turns[self._node[side + name]] = swing @ turns[self._node[side + name]]
            sinks.append(np.where(rest, np.einsum("tij,tj->ti", swing, leg)[:, 1] - leg[:, 1], 0.0))
        weight = np.array(resting, dtype=np.float64)
        sigma = _SMOOTH_S * clip.fps
        sink = gaussian_mean((weight * sinks).sum(axis=0), sigma) / (
            gaussian_mean(weight.sum(axis=0), sigma) + _NO_REST
        )
        return pelvis + move - sink[:, None] * [0.0, 1.0, 0.0]

    def _below_floor(
        self, clip: MotionClip, surface: Mapping[str, FloatArray], scale: float, world: _World, move: FloatArray
    ) -> FloatArray:
        """[T] how far hands, knees, head, trunk and their skin get below where ours are when they touch the floor."""
        deepest = np.zeros(clip.num_frames)
        for name, node in self._node.items():
            if name.endswith(("Ankle", "Foot")):
                continue
            height = world.positions[node][:, 1] + move[:, 1]
            ours = np.minimum(clip.joints[:, joint(name), 1], clip.skeleton.clearance_m[joint(name)])
            deepest = np.maximum(deepest, self._floor + scale * ours - height)
            skin = self._skin.get(name)
            # Far from the floor nothing of it can be below.
            if skin is None or name not in surface or (height - self._floor > self._skin_reach[name]).all():
                continue
            lowest = height + (world.linear[node][..., 1, :] @ skin.T).min(axis=-1)
            ours = np.minimum(_lowest(clip, name, surface[name]), 0.0)
            deepest = np.maximum(deepest, self._floor + scale * ours - lowest)
        return deepest

    def _reach(
        self, side: str, hip: FloatArray, knee: FloatArray, ankle: FloatArray, target: FloatArray, forward: FloatArray
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Turns [T, 3, 3] of thigh and shin that bring the ankle near its target, as far as few degrees do; its place.

        Straight legs are why there is a limit: to shorten one by a hundredth bends it by 16 degrees.
        """
        along = (ankle - hip) / np.maximum(np.linalg.norm(ankle - hip, axis=-1, keepdims=True), 1e-9)
        bend = (knee - hip) - along * np.sum((knee - hip) * along, axis=-1, keepdims=True)
        pole = bend + _BEND_FORWARD * self.leg_length * square_to(forward, along)
        least, most = np.zeros((len(hip), 1)), np.ones((len(hip), 1))
        share = most
        for _ in range(_HALVINGS):
            new_knee, new_ankle = two_bone(hip, ankle + share * (target - ankle), pole, *self._leg(side))
            turned = np.maximum(
                angle_of_directions(knee - hip, new_knee - hip), angle_of_directions(ankle - knee, new_ankle - new_knee)
            )[:, None]
            fits = turned <= np.radians(_MOST_TURN_DEG)
            least, most = np.where(fits, share, least), np.where(fits, most, share)
            share = np.where(fits & (share == 1.0), 1.0, (least + most) / 2)
        new_knee, new_ankle = two_bone(hip, ankle + least * (target - ankle), pole, *self._leg(side))
        stays = least == 0
        new_knee, new_ankle = np.where(stays, knee, new_knee), np.where(stays, ankle, new_ankle)
        return (
            rotation_between(knee - hip, new_knee - hip),
            rotation_between(ankle - knee, new_ankle - new_knee),
            new_ankle,
        )

    def _leg(self, side: str) -> tuple[float, float]:
        """Lengths of thigh and shin."""
        hip, knee, ankle = (self._places[side + name] for name in ("Hip", "Knee", "Ankle"))
        return float(np.linalg.norm(knee - hip)), float(np.linalg.norm(ankle - knee))

    def _foot(
        self, clip: MotionClip, surface: Mapping[str, FloatArray], side: str, turns: Mapping[int, FloatArray]
    ) -> _Foot:
        below = [self._sole_heights(side, name, points, turns).min(axis=1) for name, points in self._soles[side]]
        return _Foot(np.min(below, axis=0), _sole_height(clip, surface, side))

    def _lift(self, clip: MotionClip, scale: float, feet: Sequence[_Foot], world: _World) -> FloatArray:
        """[T] by how much the hips are moved so that the feet near the floor are where ours are, without bending."""
        weights, asked = [], []
        for side, foot in zip(_SIDES, feet, strict=True):
            weights.append((1 - smooth_step(np.clip(foot.ours / _LIFTED_M, 0, 1))) * foot.on_floor)
            height = self._floor + scale * np.maximum(foot.ours, 0.0) - foot.below
            asked.append(height - world.positions[self._node[side + "Ankle"]][:, 1])
        weight, steps = np.array(weights), np.array(asked)
        sigma = _SMOOTH_S * clip.fps
        total = gaussian_mean((weight * steps).sum(axis=0), sigma)
        lift = total / gaussian_mean(weight.sum(axis=0) + 1e-9, sigma)
        # Rather up than through the floor: a leg that is too short for it then hangs a little.
        return lift + _envelope((weight * (steps - lift)).max(axis=0), clip.fps)

    def _slip(
        self,
        clip: MotionClip,
        side: str,
        scale: float,
        turns: Mapping[int, FloatArray],
        world: _World,
        resting: NDArray[np.bool_],
        largest_share: float = _LARGEST_SHIFT,
    ) -> FloatArray:
        """[T, 3] along the floor, what a foot that rests has to be shifted by to keep its place; 0 where none rests."""
        foot = clip.skeleton.offsets[joint(side + "Foot")]
        # Feet without toes turn about where ours have them.
        toes = self._places.get(side + "Foot")
        if toes is None:
            step = scale * self._facing @ self._standing[side + "Ankle"] @ foot
        else:
            step = toes - self._places[side + "Ankle"]
        ankle = self._node[side + "Ankle"]
        ours = self._to_world(scale * clip.joints[:, joint(side + "Foot")])
        apart = ours - (world.positions[ankle] + turns[ankle] @ step)
        shift = np.zeros_like(apart)
        for start, stop in runs(resting):
            shift[start:stop] = apart[start:stop] - apart[start:stop].mean(axis=0)
        shift[:, 1] = 0.0
        largest = largest_share * self.leg_length
        length = np.linalg.norm(shift, axis=-1, keepdims=True)
        return shift * np.minimum(1.0, largest / np.maximum(length, 1e-12))

    def _ankle_height(self, foot: _Foot, scale: float, ankle: FloatArray) -> FloatArray:
        """[T] how high an ankle has to be for the sole to be where ours is."""
        low, high = _NEAR_M
        asked = self._floor + scale * np.maximum(foot.ours, 0.0) - foot.below
        height = asked + (ankle[:, 1] - asked) * smooth_step(np.clip((foot.ours - low) / (high - low), 0, 1))
        height = np.maximum(height, self._floor - foot.below)
        return np.asarray(ankle[:, 1] + (height - ankle[:, 1]) * foot.on_floor)

    def _sole_heights(self, side: str, name: str, points: FloatArray, turns: Mapping[int, FloatArray]) -> FloatArray:
        """[T, V] heights of sole points above the ankle."""
        foot = turns[self._node[side + "Ankle"]]
        if name == side + "Ankle":
            return np.asarray((foot @ points.T)[:, 1])
        step = self._places[name] - self._places[side + "Ankle"]
        return np.asarray((foot @ step)[:, 1, None] + (turns[self._node[name]] @ (points - step).T)[:, 1])

    def _share_twists(self, turns: dict[int, FloatArray]) -> None:
        """Turn the nodes that spread the twist of a limb over its length.

        Along a forearm the twist of the hand grows from nothing to all of it; along an upper arm or a thigh, from
        none of its own twist to all.
        """
        for node, above in self._skeleton.twists.items():
            start, end = self._places[above], self._places[above[:2] + _NEXT[above[2:]]]
            bone = end - start
            length = float(np.linalg.norm(bone))
            along = float((self._reference.positions[node] - start) @ bone) / length**2
            share = float(np.clip(along, 0.0, 1.0))
            if above.endswith("Elbow"):
                lone = sum(other == above for other in self._skeleton.twists.values()) == 1
                share = 0.5 if lone and share < _AT_THE_START else share
                held, moved = turns[self._node[above]], turns[self._node[above[:2] + "Wrist"]]
                twist = share * _twist_rad(np.swapaxes(held, -1, -2) @ moved, bone / length)
            else:
                root = "Pelvis" if above.endswith("Hip") else above[:2] + "Collar"
                root_node = self._node.get(root, self._node["Spine3"])
                held = turns[self._node[above]]
                twist = (share - 1.0) * _twist_rad(np.swapaxes(turns[root_node], -1, -2) @ held, bone / length)
            turns[node] = held @ axis_angle_to_matrix(twist[:, None] * (bone / length))

    def _local(self, turns: Mapping[int, FloatArray], world: _World, scale: float) -> NodeTracks:
        rotations: dict[int, FloatArray] = {}
        translations: dict[int, FloatArray] = {}
        for node in turns:
            parent = self._skeleton.parents[node]
            above = np.eye(3) if parent < 0 else world.linear[parent]
            local = np.linalg.solve(np.broadcast_to(above, world.linear[node].shape), world.linear[node])
            rotations[node] = nearest_rotation(local / self._skeleton.scales[node])
            if node == self._node["Pelvis"] or node in self._loose:
                place = np.zeros(3) if parent < 0 else world.positions[parent]
                step = (world.positions[node] - place)[..., None]
                within = np.linalg.solve(np.broadcast_to(above, world.linear[node].shape), step)[..., 0]
                translations[node] = np.asarray(within, dtype=np.float64)
        return NodeTracks(rotations, translations, {n: world.positions[i] for n, i in self._node.items()}, scale)


def _twist_rad(rotations: FloatArray, axis: FloatArray) -> FloatArray:
    """[T] by how much rotations [T, 3, 3] turn about an axis [3]: what is left after the smallest turn of that axis."""
    quaternion = matrix_to_quaternion(rotations)
    return np.unwrap(2 * np.arctan2(quaternion[:, 1:] @ axis, quaternion[:, 0]))


def _shared(shifts: Sequence[FloatArray], weights: Sequence[NDArray[np.bool_]], sigma_frames: float) -> FloatArray:
    """[T, 3] smooth mean of shifts over the feet that rest; 0 far from any rest."""
    weight = np.array(weights, dtype=np.float64)
    total = gaussian_mean((weight[..., None] * np.array(shifts)).sum(axis=0), sigma_frames)
    return total / (gaussian_mean(weight.sum(axis=0), sigma_frames) + _NO_REST)[:, None]


def _faded(shift: FloatArray, resting: NDArray[np.bool_], longest: int) -> FloatArray:
    """Shifts [T, 3] of frames at rest, which fade out and in between two periods of rest, over `longest` frames."""
    out = shift.copy()
    edges = [0, *(edge for period in runs(resting) for edge in period), len(shift)]
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        blend = min(longest, stop - start + 1)
        times = np.arange(start, stop)
        if start > 0:
            fade = smooth_step(np.clip(1.0 - (times - start + 1) / blend, 0.0, 1.0))
            out[start:stop] += fade[:, None] * shift[start - 1]
        if stop < len(shift):
            fade = smooth_step(np.clip(1.0 - (stop - times) / blend, 0.0, 1.0))
            out[start:stop] += fade[:, None] * shift[stop]
    return out


def _envelope(values: FloatArray, fps: float) -> FloatArray:
    """[T] a smooth curve that is nowhere much below `values` or below 0."""
    radius = max(1, round(_SMOOTH_S * fps))
    above = np.maximum(values, 0.0)
    if not above.any():
        return above
    return np.maximum(gaussian_mean(moving_maximum(above, 2 * radius + 1), radius / 2), above)


def angle_of_directions(first: FloatArray, second: FloatArray) -> FloatArray:
    """[...] angles in radians between directions [..., 3]."""
    sine = np.linalg.norm(np.cross(first, second), axis=-1)
    return np.asarray(np.arctan2(sine, np.sum(first * second, axis=-1)))


def _from_bone(place: FloatArray, start: FloatArray, end: FloatArray | None) -> float:
    """How far a place [3] is from a bone, which may be no longer than a point."""
    if end is None:
        return float(np.linalg.norm(place - start))
    bone = end - start
    share = np.clip((place - start) @ bone / max(float(bone @ bone), 1e-12), 0.0, 1.0)
    return float(np.linalg.norm(place - start - share * bone))


def _sole_height(clip: MotionClip, surface: Mapping[str, FloatArray], side: str) -> FloatArray:
    """[T] height of the lowest point of one of our soles, metres."""
    return np.asarray(np.min([_lowest(clip, name, surface[name]) for name in (side + "Ankle", side + "Foot")], axis=0))


def _lowest(clip: MotionClip, name: str, points: FloatArray) -> FloatArray:
    """[T] height of the lowest of points [V, 3] that move with a joint of ours, metres."""
    index = joint(name)
    turned = clip.global_rotations[:, index, 1] @ (points - clip.skeleton.rest_positions[index]).T
    return np.asarray((turned + clip.joints[:, index, 1, None]).min(axis=1))


def nearest_rotation(linear: FloatArray) -> FloatArray:
    """[..., 3, 3] to the nearest rotations (polar decomposition by SVD)."""
    u, _, vt = np.linalg.svd(linear)
    u[..., -1] *= np.sign(np.linalg.det(u @ vt))[..., None]
    return np.asarray(u @ vt, dtype=np.float64)
