"""Characters made by code, as many tools would write them: other names, poses, axes, scales and ways to face.

The figure is described once, in a world of metres, Y up, facing +Z, and then put into the file as the tool would.
"""

import json
import struct
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.spatial.transform import Rotation

OURS = (
    "Pelvis", "Spine1", "Spine2", "Spine3", "Neck", "Head",
    "L_Hip", "L_Knee", "L_Ankle", "L_Foot", "L_Collar", "L_Shoulder", "L_Elbow", "L_Wrist",
    "R_Hip", "R_Knee", "R_Ankle", "R_Foot", "R_Collar", "R_Shoulder", "R_Elbow", "R_Wrist",
)  # fmt: skip
ABOVE = {
    "Spine1": "Pelvis", "Spine2": "Spine1", "Spine3": "Spine2", "Neck": "Spine3", "Head": "Neck",
    **{
        side + below: (above if above in ("Pelvis", "Spine3") else side + above)
        for side in ("L_", "R_")
        for below, above in (
            ("Hip", "Pelvis"), ("Knee", "Hip"), ("Ankle", "Knee"), ("Foot", "Ankle"), ("Collar", "Spine3"),
            ("Shoulder", "Collar"), ("Elbow", "Shoulder"), ("Wrist", "Elbow"),
        )
    },
}  # fmt: skip


def figure(
    arms_deg: float = 0.0, thigh: float = 0.45, shin: float = 0.42, hips: float = 0.2, foot: float = 0.17
) -> dict[str, np.ndarray]:
    """Joint positions [3] of a figure that stands; arms hang `arms_deg` below a T-pose."""
    ankle = 0.08
    hip = ankle + shin + thigh
    places = {
        "Pelvis": (0, hip + 0.06, 0.0), "Spine1": (0, hip + 0.16, 0.01), "Spine2": (0, hip + 0.28, 0.015),
        "Spine3": (0, hip + 0.4, 0.0), "Neck": (0, hip + 0.56, -0.02), "Head": (0, hip + 0.66, 0.01),
    }  # fmt: skip
    for side, sign in (("L_", 1), ("R_", -1)):
        x = sign * hips / 2
        places[side + "Hip"] = (x, hip, 0.0)
        places[side + "Knee"] = (x, ankle + shin, 0.01)
        places[side + "Ankle"] = (x, ankle, -0.02)
        places[side + "Foot"] = (x, 0.015, foot - 0.04)
        places[side + "Collar"] = (sign * 0.03, hip + 0.5, 0.0)
        shoulder = np.array([sign * 0.18, hip + 0.51, -0.02])
        along = np.array([sign * np.cos(np.radians(arms_deg)), -np.sin(np.radians(arms_deg)), 0.0])
        places[side + "Shoulder"] = shoulder
        places[side + "Elbow"] = shoulder + 0.29 * along
        places[side + "Wrist"] = shoulder + 0.55 * along + np.array([0, 0, 0.02])
    return {name: np.asarray(place, dtype=float) for name, place in places.items()}


def rotation(axis: str, angle_deg: float) -> np.ndarray:
    """[3, 3]."""
    return Rotation.from_euler(axis, angle_deg, degrees=True).as_matrix()


@dataclass
class Tool:
    """How a tool writes a character.

    Attributes:
        names: {our joint: name in the file}; joints that are left out do not exist in it.
        axes_seed: draws the axes of the bones; None for those of the world.
        scale: of the node above the joints; lengths below it are the larger.
        turned: rotation [3, 3] of that node, undone below it (Z-up armatures).
        mirrored: whether that node mirrors X.
        facing_deg: where the character faces.
        root: names of nodes between that node and the pelvis.
        extra: {name of a new node: (joint it hangs on, offset [3] in metres)}.
        posed: {joint: rotation [3, 3] in the world} by which the nodes rest otherwise than they were bound.
        no_mesh: without feet to find soles by.
        matrices: nodes have matrices in place of translation, rotation and scale.
        vrm: "0" or "1" for a file that says itself which nodes are which bones.
    """

    names: dict[str, str]
    places: dict[str, np.ndarray] = field(default_factory=figure)
    axes_seed: int | None = None
    scale: float = 1.0
    turned: np.ndarray = field(default_factory=lambda: np.eye(3))
    mirrored: bool = False
    facing_deg: float = 0.0
    root: tuple[str, ...] = ()
    extra: dict[str, tuple[str, tuple[float, float, float]]] = field(default_factory=dict)
    posed: dict[str, np.ndarray] = field(default_factory=dict)
    no_mesh: bool = False
    matrices: bool = False
    vrm: str = ""
    above: dict[str, str] = field(default_factory=lambda: dict(ABOVE))

    def write(self, path: Path) -> Path:
        """The .glb."""
        return _Writer(self).write(path)


class _Writer:
    def __init__(self, tool: Tool) -> None:
        self.tool = tool
        self.tree: dict = {"asset": {"version": "2.0"}, "nodes": [], "accessors": [], "bufferViews": []}
        self.binary = b""

    def accessor(self, values: np.ndarray, kind: str, component: int = 5126, **more: object) -> int:
        data = np.ascontiguousarray(values).tobytes()
        self.tree["bufferViews"].append({"buffer": 0, "byteOffset": len(self.binary), "byteLength": len(data)})
        self.binary += data + bytes(-len(data) % 4)
        view = len(self.tree["bufferViews"]) - 1
        entry = {"bufferView": view, "componentType": component, "count": len(values), "type": kind, **more}
        self.tree["accessors"].append(entry)
        return len(self.tree["accessors"]) - 1

    def node(self, name: str, parent: int | None, local: np.ndarray) -> int:
        """A node with a local transform [4, 4] of rotation and scale."""
        linear = local[:3, :3]
        scale = np.linalg.norm(linear, axis=0)
        if np.linalg.det(linear) < 0:
            scale = scale * [-1, 1, 1]
        quaternion = Rotation.from_matrix(linear / scale).as_quat()
        if self.tool.matrices:
            self.tree["nodes"].append({"name": name, "matrix": local.T.ravel().tolist(), "extras": {"n": name}})
            return self._hang(parent)
        entry = {"name": name, "translation": local[:3, 3].tolist(), "rotation": quaternion.tolist()}
        if not np.allclose(scale, 1):
            entry["scale"] = scale.tolist()
        self.tree["nodes"].append(entry)
        return self._hang(parent)

    def _hang(self, parent: int | None) -> int:
        """Put the last node under another."""
        index = len(self.tree["nodes"]) - 1
        if parent is not None:
            self.tree["nodes"][parent].setdefault("children", []).append(index)
        return index

    def write(self, path: Path) -> Path:
        tool, tree = self.tool, self.tree
        facing = rotation("y", tool.facing_deg)
        generator = np.random.default_rng(tool.axes_seed)
        top = np.eye(4)
        top[:3, :3] = tool.turned @ np.diag([-tool.scale if tool.mirrored else tool.scale, tool.scale, tool.scale])
        worlds = {-1: np.eye(4)}
        armature = self.node("Armature", None, top)
        parent, worlds[armature] = armature, top
        for name in tool.root:
            world = top.copy()
            index = self.node(name, parent, np.linalg.inv(worlds[parent]) @ world)
            worlds[index], parent = world, index
        root, index_of, bind = parent, {}, {}
        waiting = [name for name in OURS if name in tool.names]
        while waiting:
            name = waiting.pop(0)
            above = tool.above.get(name, "")
            while above and above not in tool.names:
                above = tool.above.get(above, "")
            if above and above not in index_of:
                waiting.append(name)
                continue
            axes = Rotation.random(random_state=generator).as_matrix() if tool.axes_seed is not None else np.eye(3)
            world = np.eye(4)
            # Bones keep the scale, and the handedness, of the node above them.
            world[:3, :3] = facing @ axes * tool.scale @ np.diag([-1 if tool.mirrored else 1, 1, 1])
            world[:3, 3] = facing @ tool.places[name]
            holder = index_of.get(above, root)
            index_of[name] = self.node(tool.names[name], holder, np.linalg.inv(worlds[holder]) @ world)
            worlds[index_of[name]] = bind[name] = world
        joints = [index_of[name] for name in index_of]
        inverse = [np.linalg.inv(bind[name]) for name in index_of]
        for name, (holder_name, offset) in tool.extra.items():
            holder = index_of[holder_name]
            world = worlds[holder].copy()
            world[:3, 3] += facing @ np.array(offset)
            joints.append(self.node(name, holder, np.linalg.inv(worlds[holder]) @ world))
            inverse.append(np.linalg.inv(world))
        for name, turn in tool.posed.items():
            self._pose(index_of[name], worlds, turn)
        tree["scenes"], tree["scene"] = [{"nodes": [armature]}], 0
        matrices = self.accessor(np.array(inverse, dtype=np.float32).swapaxes(-1, -2).reshape(-1, 16), "MAT4")
        tree["skins"] = [{"joints": joints, "inverseBindMatrices": matrices}]
        self._mesh(facing, list(index_of))
        tree["materials"] = [{"name": "skin", "pbrMetallicRoughness": {"roughnessFactor": 0.70000000001}}]
        tree["animations"] = [self._animation(joints[0])]
        if tool.vrm:
            tree["extensions"] = vrm_extension(tool.vrm, index_of)
            tree["extensionsUsed"] = list(tree["extensions"])
        tree["buffers"] = [{"byteLength": len(self.binary)}]
        text = json.dumps(tree, indent=1).encode()
        text += b" " * (-len(text) % 4)
        chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
        chunks += struct.pack("<II", len(self.binary), 0x004E4942) + self.binary
        path.write_bytes(struct.pack("<III", 0x46546C67, 2, 12 + len(chunks)) + chunks)
        return path

    def _pose(self, index: int, worlds: dict[int, np.ndarray], turn: np.ndarray) -> None:
        """Turn a node at rest, as seen in the world; what hangs on it goes along."""
        entry = self.tree["nodes"][index]
        parent = next(i for i, node in enumerate(self.tree["nodes"]) if index in node.get("children", []))
        above = worlds[parent][:3, :3]
        local = Rotation.from_quat(entry["rotation"]).as_matrix()
        entry["rotation"] = Rotation.from_matrix(np.linalg.inv(above) @ turn @ above @ local).as_quat().tolist()

    def _mesh(self, facing: np.ndarray, names: list[str]) -> None:
        """A box for each foot, with a heel, and a point at each joint."""
        points, holders = [], []
        for name in names:
            if name.endswith("Ankle") and not self.tool.no_mesh:
                x, _, z = self.tool.places[name]
                toes = self.tool.places[name.replace("Ankle", "Foot")]
                for dx in (-0.04, 0.04):
                    points += [(x + dx, 0.0, z - 0.06), (x + dx, 0.0, toes[2])]
                    holders += [name, name]
                    if name.replace("Ankle", "Foot") in names:
                        points.append((x + dx, 0.0, toes[2] + 0.08))
                        holders.append(name.replace("Ankle", "Foot"))
            points.append(tuple(self.tool.places[name] + [0, 0.03, 0]))
            holders.append(name)
        values = (np.array(points) @ facing.T).astype(np.float32)
        joints = np.zeros((len(points), 4), dtype=np.uint8)
        joints[:, 0] = [names.index(holder) for holder in holders]
        weights = np.tile(np.float32([1, 0, 0, 0]), (len(points), 1))
        bounds = {"min": values.min(axis=0).tolist(), "max": values.max(axis=0).tolist()}
        attributes = {
            "POSITION": self.accessor(values, "VEC3", **bounds),
            "JOINTS_0": self.accessor(joints, "VEC4", 5121),
            "WEIGHTS_0": self.accessor(weights, "VEC4"),
        }
        count = len(points) // 3 * 3
        indices = self.accessor(np.arange(count, dtype=np.uint16)[:, None], "SCALAR", 5123)
        self.tree["meshes"] = [{"primitives": [{"attributes": attributes, "indices": indices, "material": 0}]}]
        self.tree["nodes"].append({"name": "Body", "mesh": 0, "skin": 0})
        self.tree["scenes"][0]["nodes"].append(len(self.tree["nodes"]) - 1)

    def _animation(self, node: int) -> dict:
        times = self.accessor(np.float32([[0], [1]]), "SCALAR", min=[0], max=[1])
        values = self.accessor(np.tile(np.float32([0, 0, 0, 1]), (2, 1)), "VEC4")
        channel = {"sampler": 0, "target": {"node": node, "path": "rotation"}}
        return {"name": "idle", "samplers": [{"input": times, "output": values}], "channels": [channel]}


def both_sides(midline: str, limbs: str, left: str, right: str) -> dict[str, str]:
    """Names of pelvis, three spine bones, neck, head; and of the limbs, in which {} is a side; a dash is no bone."""
    names = dict(zip(OURS[:6], midline.split(), strict=True))
    for side, word in (("L_", left), ("R_", right)):
        parts = ("Hip", "Knee", "Ankle", "Foot", "Collar", "Shoulder", "Elbow", "Wrist")
        names |= {side + ours: theirs.format(word) for ours, theirs in zip(parts, limbs.split(), strict=True)}
    return {ours: theirs.replace("~", " ") for ours, theirs in names.items() if theirs != "-"}


HUMAN = "{0}UpLeg {0}Leg {0}Foot {0}ToeBase {0}Shoulder {0}Arm {0}ForeArm {0}Hand"
NAMES = {
    "Mixamo": both_sides(
        "mixamorig:Hips mixamorig:Spine mixamorig:Spine1 mixamorig:Spine2 mixamorig:Neck mixamorig:Head",
        " ".join("mixamorig:" + part for part in HUMAN.split()), "Left", "Right",
    ),
    "Mixamo, numbered": both_sides(
        "mixamorig7_Hips mixamorig7_Spine mixamorig7_Spine1 mixamorig7_Spine2 mixamorig7_Neck mixamorig7_Head",
        " ".join("mixamorig7_" + part for part in HUMAN.split()), "Left", "Right",
    ),
    "Ready Player Me": both_sides("Hips Spine Spine1 Spine2 Neck Head", HUMAN, "Left", "Right"),
    "Unity": both_sides(
        "Hips Spine Chest UpperChest Neck Head",
        "{0}UpperLeg {0}LowerLeg {0}Foot {0}Toes {0}Shoulder {0}UpperArm {0}LowerArm {0}Hand", "Left", "Right",
    ),
    "Unreal": both_sides(
        "pelvis spine_01 spine_02 spine_03 neck_01 head",
        "thigh_{0} calf_{0} foot_{0} ball_{0} clavicle_{0} upperarm_{0} lowerarm_{0} hand_{0}", "l", "r",
    ),
    "Rokoko": both_sides(
        "Hips Spine1 Spine2 Spine3 Neck Head",
        "{0}Thigh {0}Shin {0}Foot {0}Toe {0}Shoulder {0}Arm {0}ForeArm {0}Hand", "Left", "Right",
    ),
    "Xsens MVN": both_sides(
        "Pelvis L5 L3 T8 Neck Head",
        "{0}UpperLeg {0}LowerLeg {0}Foot {0}Toe {0}Shoulder {0}UpperArm {0}ForeArm {0}Hand", "Left", "Right",
    ),
    "Xsens BVH": both_sides(
        "Hips Chest Chest2 Chest4 Neck Head",
        "{0}Hip {0}Knee {0}Ankle {0}Toe {0}Collar {0}Shoulder {0}Elbow {0}Wrist", "Left", "Right",
    ),
    "Biped": both_sides(
        "Bip001~Pelvis Bip001~Spine Bip001~Spine1 Bip001~Spine2 Bip001~Neck Bip001~Head",
        "Bip001~{0}~Thigh Bip001~{0}~Calf Bip001~{0}~Foot Bip001~{0}~Toe0 Bip001~{0}~Clavicle Bip001~{0}~UpperArm "
        "Bip001~{0}~Forearm Bip001~{0}~Hand", "L", "R",
    ),
    "Character Creator": both_sides(
        "CC_Base_Hip CC_Base_Waist CC_Base_Spine01 CC_Base_Spine02 CC_Base_NeckTwist01 CC_Base_Head",
        "CC_Base_{0}_Thigh CC_Base_{0}_Calf CC_Base_{0}_Foot CC_Base_{0}_ToeBase CC_Base_{0}_Clavicle "
        "CC_Base_{0}_Upperarm CC_Base_{0}_Forearm CC_Base_{0}_Hand", "L", "R",
    ),
    "Rigify": both_sides(
        "DEF-spine DEF-spine.001 DEF-spine.002 DEF-spine.003 DEF-spine.004 DEF-spine.006",
        "DEF-thigh.{0} DEF-shin.{0} DEF-foot.{0} DEF-toe.{0} DEF-shoulder.{0} DEF-upper_arm.{0} DEF-forearm.{0} "
        "DEF-hand.{0}", "L", "R",
    ),
    "SMPL": both_sides(
        "pelvis spine1 spine2 spine3 neck head",
        "{0}_hip {0}_knee {0}_ankle {0}_foot {0}_collar {0}_shoulder {0}_elbow {0}_wrist", "left", "right",
    ),
    "SMPL, Maya": both_sides(
        "m_avg_Pelvis m_avg_Spine1 m_avg_Spine2 m_avg_Spine3 m_avg_Neck m_avg_Head",
        "m_avg_{0}_Hip m_avg_{0}_Knee m_avg_{0}_Ankle m_avg_{0}_Foot m_avg_{0}_Collar m_avg_{0}_Shoulder "
        "m_avg_{0}_Elbow m_avg_{0}_Wrist", "L", "R",
    ),
    "VRoid": both_sides(
        "J_Bip_C_Hips J_Bip_C_Spine J_Bip_C_Chest J_Bip_C_UpperChest J_Bip_C_Neck J_Bip_C_Head",
        "J_Bip_{0}_UpperLeg J_Bip_{0}_LowerLeg J_Bip_{0}_Foot J_Bip_{0}_ToeBase J_Bip_{0}_Shoulder "
        "J_Bip_{0}_UpperArm J_Bip_{0}_LowerArm J_Bip_{0}_Hand", "L", "R",
    ),
    "one spine bone, no toes": both_sides(
        "hips - - chest - head",
        "upper_leg.{0} lower_leg.{0} foot.{0} - - upper_arm.{0} lower_arm.{0} hand.{0}", "L", "R",
    ),
}  # fmt: skip
"""Names that tools give, by our joints."""


def vrm_extension(version: str, node_of: dict[str, int]) -> dict:
    """The part of a VRM file that names its humanoid's bones."""
    bones = {VRM_BONES[ours]: node for ours, node in node_of.items()}
    if version == "0":
        return {"VRM": {"humanoid": {"humanBones": [{"bone": bone, "node": node} for bone, node in bones.items()]}}}
    meta = {"name": "test", "authors": ["test"], "licenseUrl": "https://vrm.dev/licenses/1.0/"}
    humanoid = {"humanBones": {bone: {"node": node} for bone, node in bones.items()}}
    return {"VRMC_vrm": {"specVersion": "1.0", "meta": meta, "humanoid": humanoid}}


VRM_BONES = both_sides(
    "hips spine chest upperChest neck head",
    "{0}UpperLeg {0}LowerLeg {0}Foot {0}Toes {0}Shoulder {0}UpperArm {0}LowerArm {0}Hand", "left", "right",
)  # fmt: skip
NAMELESS = {ours: f"Bone.{index:03d}" for index, ours in enumerate(OURS)}
"""Names that say nothing."""
