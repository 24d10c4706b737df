"""Reading somebody's character, .glb, .vrm or .fbx: its skeleton, the pose its skin was bound in, its soles."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import KinoflowError, MotionFileError, UnreadableError
from kinoflow.files import why_no_file
from kinoflow.formats.fbx_character import to_glb
from kinoflow.formats.gltf_reader import Gltf, rest_transform
from kinoflow.formats.mannequin import mannequin_mesh
from kinoflow.motion.character import CharacterSkeleton, nearest_rotation
from kinoflow.motion.humanoid import Humanoid, find_humanoid
from kinoflow.motion.rig import check_numbers
from kinoflow.motion.skeleton import Skeleton, joint
from kinoflow.reading import reading

FloatArray = NDArray[np.float64]

FBX = ".fbx"
_SAME = 1e-3
"""Bind matrices that put the mesh at places that differ by less, as a share of the figure's size, are those of rest."""
_UPRIGHT_DEG = 35.0
_SOLE_BAND = 0.25
"""Of the ankle's height above the sole: points of the foot's mesh up to there are the sole."""
_OF_FEET = ("L_Ankle", "L_Foot", "R_Ankle", "R_Foot")
_DIRECTIONS = 300
_TWIST = re.compile(r"[Tt]wist|TWIST|Roll(?![a-z])|(?<![A-Za-z])roll(?![a-z])")
_FINGERS = {"index": ("index", "finger1"), "little": ("pinky", "little", "finger4")}


@dataclass(frozen=True, eq=False)
class Character:
    """What of a character's file its motion depends on.

    Attributes:
        gltf: the parsed file.
        data: the file.
        skeleton: its hierarchy.
        pose: which pose its joint axes were taken from.
    """

    gltf: Gltf
    data: bytes
    skeleton: CharacterSkeleton
    pose: str


def read_character(path: Path, joint_map: Mapping[str, str] | None = None, *, as_it_is: bool = False) -> Character:
    """Read a character.

    Args:
        path: a .glb or .vrm, or an .fbx, which becomes a .glb (`fbx_character.py`).
        joint_map: {our joint: node of the file}, where its names are of no known family (`motion.humanoid`).
        as_it_is: the nodes of an .fbx keep the file's numbers.

    Raises:
        MissingExtraError: an .fbx, and ufbx is not installed.
        MotionFileError: the file is missing, damaged, no binary glTF, or the character stands in no pose.
        UnknownRigError: the names are not known, or the joint map does not fit.
    """
    with reading_character(path):
        if path.suffix.lower() == ".gltf":
            raise UnreadableError(".gltf characters are not read; export it as .glb, for instance from Blender")
        if not path.is_file():
            raise UnreadableError(why_no_file(path))
        is_fbx = path.suffix.lower() == FBX
        return _read(to_glb(path, as_it_is=as_it_is) if is_fbx else path.read_bytes(), joint_map)


@contextlib.contextmanager
def reading_character(path: Path) -> Iterator[None]:
    """Tell whatever goes wrong with a character within the block as a MotionFileError that names it."""
    with reading(f"the character {path}", MotionFileError):
        try:
            yield
        except MotionFileError as error:
            if type(error) is MotionFileError:
                raise UnreadableError(str(error)) from error
            raise
        except (KinoflowError, OSError):
            raise
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
            # glTF is a tree of hundreds of optional entries; where one of them is of another kind, Python says it.
            raise UnreadableError(f"it is damaged ({type(error).__name__}: {error})") from error


def our_surface(skeleton: Skeleton) -> dict[str, FloatArray]:
    """Points [V, 3] of our own body in its rest pose, by joints: of ankles and toes the soles, of others the skin."""
    mesh = mannequin_mesh(skeleton)
    held = mesh.joints[np.arange(len(mesh.joints)), mesh.weights.argmax(axis=1)]
    found = {}
    for index, name in enumerate(skeleton.joint_names):
        points = mesh.vertices[held == index].astype(np.float64)
        if name in _OF_FEET:
            points = points[points[:, 1] < _SOLE_BAND * skeleton.rest_positions[joint("L_Ankle"), 1]]
        if len(points):
            found[name] = _outermost(points)
    return found


def _read(data: bytes, joint_map: Mapping[str, str] | None) -> Character:
    gltf = Gltf(data, compressed=True)
    rest = [rest_transform(node) for node in gltf.nodes]
    translations = np.array([r[0] for r in rest]).reshape(-1, 3)
    scales = np.array([r[2] for r in rest]).reshape(-1, 3)
    linear = np.array([r[1] * r[2] for r in rest]).reshape(-1, 3, 3)
    # The rotation of a matrix that mirrors would be none.
    scales[:, 0] *= np.sign(np.linalg.det(linear)) * np.sign(scales.prod(axis=1))
    if (np.abs(np.linalg.det(linear)) < 1e-12).any():
        flat = int(np.argmin(np.abs(np.linalg.det(linear))))
        raise MotionFileError(f"its node {gltf.name(flat)!r} has a scale of 0, so that nothing below it has axes")
    world = _world(gltf, translations, linear)
    humanoid = _find(gltf, joint_map)
    reference, pose = _bind_pose(gltf, world, humanoid)
    held = _held(gltf, humanoid)

    def points_of(names: Iterable[str]) -> dict[str, FloatArray]:
        return {name: held[name] for name in names if name in held}

    skeleton = CharacterSkeleton(
        parents=tuple(gltf.parents),
        order=tuple(gltf.order),
        translations=translations,
        linear=linear,
        scales=scales,
        reference=reference,
        humanoid=humanoid,
        soles=points_of(_OF_FEET),
        surface=points_of([name for name in humanoid.nodes if name not in _OF_FEET]),
        twists=_twists(gltf, humanoid),
        palms=_palms(gltf, humanoid),
        skin_joints=frozenset(int(node) for skin in gltf.tree.get("skins", []) for node in skin["joints"]),
    )
    return Character(gltf, data, skeleton, pose)


def _world(gltf: Gltf, translations: FloatArray, linear: FloatArray) -> FloatArray:
    """[N, 4, 4] of the nodes at rest."""
    world = np.tile(np.eye(4), (len(gltf.nodes), 1, 1))
    for node in gltf.order:
        local = np.eye(4)
        local[:3, :3], local[:3, 3] = linear[node], translations[node]
        parent = gltf.parents[node]
        with np.errstate(over="ignore", invalid="ignore"):  # told below
            world[node] = world[parent] @ local if parent >= 0 else local
    check_numbers("the rest pose of its nodes", world)
    return world


def _find(gltf: Gltf, joint_map: Mapping[str, str] | None) -> Humanoid:
    """Our joints among those of the skins and what is above them; among all nodes where there is no skin."""
    skinned = [int(node) for skin in gltf.tree.get("skins", []) for node in skin["joints"]]
    held = set(range(len(gltf.nodes)) if joint_map is not None or not skinned else ())
    for node in skinned:
        while node >= 0 and node not in held:
            held.add(node)
            node = gltf.parents[node]
    return find_humanoid(
        [gltf.name(node) for node in range(len(gltf.nodes))],
        gltf.parents,
        [node for node in gltf.order if node in held],
        humanoid_bones=_vrm_bones(gltf.tree),
        joint_map=joint_map,
    )


def _vrm_bones(tree: Mapping[str, Any]) -> dict[str, int]:
    """{bone of the VRM humanoid: node}; empty where the file is no VRM."""
    extensions = tree.get("extensions", {})
    if "VRMC_vrm" in extensions:
        bones = extensions["VRMC_vrm"]["humanoid"]["humanBones"]
        return {str(name): int(bone["node"]) for name, bone in bones.items()}
    if "VRM" in extensions:
        return {str(bone["bone"]): int(bone["node"]) for bone in extensions["VRM"]["humanoid"]["humanBones"]}
    return {}


def _bind_pose(gltf: Gltf, world: FloatArray, humanoid: Humanoid) -> tuple[dict[int, FloatArray], str]:
    """{node: [3, 3]} world rotation and scale in the pose the skin was bound in; empty where that is how it rests."""
    inverse = _inverse_bind(gltf, humanoid)
    nodes = [node for node in humanoid.nodes.values() if node in inverse]
    if len(nodes) < len(humanoid.nodes) // 2:
        return {}, "rest pose"
    # Where the mesh is, by each joint; the same by all of them where the skin rests as it was bound.
    meshes = np.array([world[node] @ inverse[node] for node in nodes])
    bound = np.array([np.linalg.inv(inverse[node]) for node in nodes])
    size = np.ptp(bound[:, :3, 3], axis=0).max()
    corners = bound[:, :3, 3]
    placed = np.einsum("jab,kb->jka", meshes[:, :3, :3], corners) + meshes[:, None, :3, 3]
    spread = np.abs(placed - placed.mean(axis=0)).max()
    if spread < _SAME * size * np.cbrt(abs(np.linalg.det(meshes[0, :3, :3]))) * 10:
        return {}, "rest pose"
    place = _bind_space(gltf, world, inverse, humanoid)
    reference = {}
    for node, matrix in inverse.items():
        bind = place @ np.linalg.inv(matrix)[:3, :3]
        rest = world[node, :3, :3]
        # Turned as it was bound, scaled as it is now.
        reference[node] = nearest_rotation(bind @ np.linalg.inv(rest)) @ rest
    return reference, "bind pose"


def _bind_space(gltf: Gltf, world: FloatArray, inverse: Mapping[int, FloatArray], humanoid: Humanoid) -> FloatArray:
    """[3, 3] from the space of the bind matrices to the world, by whatever makes the figure stand upright."""
    bound = {name: np.linalg.inv(inverse[node]) for name, node in humanoid.nodes.items() if node in inverse}
    try:
        trunk = sum(bound[n][:3, 3] for n in ("L_Shoulder", "R_Shoulder")) - sum(
            bound[n][:3, 3] for n in ("L_Hip", "R_Hip")
        )
    except KeyError:
        trunk = np.array([0.0, 1.0, 0.0])
    pelvis = humanoid.nodes["Pelvis"]
    choices = [world[node, :3, :3] for node, entry in enumerate(gltf.nodes) if "skin" in entry]
    if pelvis in inverse:
        choices.insert(0, world[pelvis, :3, :3] @ inverse[pelvis][:3, :3])
    best = min(choices, key=lambda matrix: _from_up_deg(matrix @ trunk)) if choices else np.eye(3)
    first = choices[0] if choices else best
    return first if _from_up_deg(first @ trunk) < _UPRIGHT_DEG else best


def _from_up_deg(vector: FloatArray) -> float:
    return float(np.degrees(np.arccos(np.clip(vector[1] / max(float(np.linalg.norm(vector)), 1e-12), -1, 1))))


def _inverse_bind(gltf: Gltf, humanoid: Humanoid) -> dict[int, FloatArray]:
    """{node: [4, 4]} of the skin that has most of our joints."""
    ours = set(humanoid.nodes.values())
    best: dict[int, FloatArray] = {}
    most = 0
    for skin in gltf.tree.get("skins", []):
        held = len(ours & set(skin["joints"]))
        if held <= most or "inverseBindMatrices" not in skin:
            continue
        values = _accessor(gltf, skin["inverseBindMatrices"])
        if values is None:
            continue
        # glTF stores matrices column by column.
        matrices = values.reshape(-1, 4, 4).swapaxes(-1, -2)
        usable = {
            int(node): matrix
            for node, matrix in zip(skin["joints"], matrices, strict=False)
            if abs(np.linalg.det(matrix[:3, :3])) > 1e-12
        }
        best, most = usable, held
    return best


def _accessor(gltf: Gltf, index: int) -> FloatArray | None:
    """The values, or None where they are compressed, sparse or elsewhere."""
    entry = gltf.tree["accessors"][index]
    view = gltf.tree["bufferViews"][entry["bufferView"]] if "bufferView" in entry else {}
    if view.get("extensions"):
        return None
    try:
        return gltf.accessor(index)
    except MotionFileError:
        return None


def _held(gltf: Gltf, humanoid: Humanoid) -> dict[str, FloatArray]:
    """Points [V, 3] of the skin by joints of ours, in the axes of their nodes."""
    points: dict[str, list[FloatArray]] = {}
    for node in gltf.nodes:
        if "mesh" in node and "skin" in node:
            skin = gltf.tree["skins"][node["skin"]]
            for primitive in gltf.tree["meshes"][node["mesh"]]["primitives"]:
                for name, found in _held_points(gltf, humanoid, skin, primitive).items():
                    points.setdefault(name, []).append(found)
    return {name: _outermost(np.concatenate(found)) for name, found in points.items()}


def _outermost(points: FloatArray) -> FloatArray:
    """Those of many points [V, 3] that are the farthest out in some direction: only they can be the lowest."""
    if len(points) <= _DIRECTIONS:
        return points
    # Directions spread evenly over a sphere, along a spiral of the golden angle.
    height = np.linspace(-1.0, 1.0, _DIRECTIONS)
    angle = np.pi * (3.0 - np.sqrt(5.0)) * np.arange(_DIRECTIONS)
    across = np.sqrt(1.0 - height**2)
    directions = np.stack([across * np.cos(angle), height, across * np.sin(angle)])
    # Feet are long and flat: in a box of equal sides the directions tell more of them apart.
    box = points / np.maximum(np.ptp(points, axis=0), 1e-12)
    return points[np.unique((box @ directions).argmax(axis=0))]


def _held_points(
    gltf: Gltf, humanoid: Humanoid, skin: Mapping[str, Any], primitive: Mapping[str, Any]
) -> dict[str, FloatArray]:
    """Vertices of one mesh by the joint that holds them: it, or what hangs on it, by more than half.

    Ankle and toes count together, so that no part of a sole belongs to neither.
    """
    attributes = primitive["attributes"]
    wanted = ("POSITION", "JOINTS_0", "WEIGHTS_0")
    if "extensions" in primitive or any(name not in attributes for name in wanted) or "inverseBindMatrices" not in skin:
        return {}
    places, joints, weights = (_accessor(gltf, attributes[name]) for name in wanted)
    inverse = _accessor(gltf, skin["inverseBindMatrices"])
    if places is None or joints is None or weights is None or inverse is None:
        return {}
    owner = _owners(gltf, humanoid)
    of_joint = [owner.get(int(node), "") for node in skin["joints"]]
    matrices = inverse.reshape(-1, 4, 4).swapaxes(-1, -2)
    least = 0.5 * np.maximum(weights.sum(axis=1), 1e-9)
    shares = {
        name: (weights * _rows(of_joint, name)[joints.astype(int)]).sum(axis=1)
        for name, node in humanoid.nodes.items()
        if node in skin["joints"]
    }
    found: dict[str, FloatArray] = {}
    for name, mine in shares.items():
        held = mine > least
        if name in _OF_FEET:
            its = shares.get(name[:2] + ("Foot" if name.endswith("Ankle") else "Ankle"), np.zeros(len(mine)))
            held = (mine + its > least) & (mine >= its)
        matrix = matrices[skin["joints"].index(humanoid.nodes[name])]
        if held.any():
            found[name] = places[held] @ matrix[:3, :3].T + matrix[:3, 3]
    return found


def _rows(of_joint: Sequence[str], name: str) -> NDArray[np.bool_]:
    """[J] which joints of a skin belong to one of ours."""
    return np.array([owned == name for owned in of_joint])


def _twists(gltf: Gltf, humanoid: Humanoid) -> dict[int, str]:
    """{node that spreads a limb's twist: our joint that it hangs on}."""
    owner = _owners(gltf, humanoid)
    above_ours = {node for ours in humanoid.nodes.values() for node in _line(gltf, ours)}
    found = {}
    for node, name in owner.items():
        if name[2:] in ("Hip", "Shoulder", "Elbow") and node not in above_ours and _TWIST.search(gltf.name(node)):
            found[node] = name
    return found


def _palms(gltf: Gltf, humanoid: Humanoid) -> dict[str, tuple[int, int]]:
    """{"L_Wrist" or "R_Wrist": nodes where index and little finger begin}, where both have names that say so."""
    owner = _owners(gltf, humanoid)
    found = {}
    for wrist in ("L_Wrist", "R_Wrist"):
        first: dict[str, int] = {}
        for node in gltf.order:
            words = gltf.name(node).lower()
            for finger, marks in _FINGERS.items():
                if owner.get(node) == wrist and node != humanoid.nodes[wrist] and any(mark in words for mark in marks):
                    first.setdefault(finger, node)
        if len(first) == len(_FINGERS):
            found[wrist] = (first["index"], first["little"])
    return found


def _line(gltf: Gltf, node: int) -> list[int]:
    """A node and all above it."""
    line = []
    while node >= 0:
        line.append(node)
        node = gltf.parents[node]
    return line


def _owners(gltf: Gltf, humanoid: Humanoid) -> dict[int, str]:
    """{node: our joint at or above it}."""
    ours = {node: name for name, node in humanoid.nodes.items()}
    found: dict[int, str] = {}
    for node in gltf.order:
        name = ours.get(node, found.get(gltf.parents[node], ""))
        if name:
            found[node] = name
    return found
