"""An independent reading of a GLB for the tests: pygltflib for the container, plain 4x4 matrices for the rest."""

from pathlib import Path

import numpy as np
import pygltflib

COMPONENTS = {5126: np.float32, 5121: np.uint8, 5123: np.uint16, 5125: np.uint32}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}


def quaternion_matrix(x: float, y: float, z: float, w: float) -> np.ndarray:
    """Textbook formula, [3, 3]."""
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )


class SkinnedFile:
    """A GLB with one skin, and one of its animations."""

    def __init__(self, path: Path, animation: int = 0) -> None:
        self.animation = animation
        self.gltf = pygltflib.GLTF2().load(str(path))
        self.blob = self.gltf.binary_blob()
        self.parent = {c: i for i, node in enumerate(self.gltf.nodes) for c in node.children or []}
        self.names = [self.gltf.nodes[i].name for i in self.gltf.skins[0].joints]

    def node(self, name: str) -> int:
        """The joint of this name."""
        return self.gltf.skins[0].joints[self.names.index(name)]

    def accessor(self, index: int) -> np.ndarray:
        """[N, width]."""
        entry = self.gltf.accessors[index]
        view = self.gltf.bufferViews[entry.bufferView]
        width = WIDTHS[entry.type]
        start = (view.byteOffset or 0) + (entry.byteOffset or 0)
        values = np.frombuffer(self.blob, COMPONENTS[entry.componentType], entry.count * width, start)
        values = values.reshape(entry.count, width)
        return values / 255.0 if entry.normalized else values

    def channels(self) -> dict[tuple[int, str], np.ndarray]:
        """Key values by node and path."""
        animation = self.gltf.animations[self.animation]
        return {
            (c.target.node, c.target.path): self.accessor(animation.samplers[c.sampler].output)
            for c in animation.channels
        }

    def world(self, frame: int | None) -> np.ndarray:
        """[nodes, 4, 4] world matrices at a key, or at rest."""
        moved = {} if frame is None else {key: values[frame] for key, values in self.channels().items()}
        out = np.zeros((len(self.gltf.nodes), 4, 4))
        waiting = [i for i in range(len(out)) if i not in self.parent]
        while waiting:
            index = waiting.pop()
            node = self.gltf.nodes[index]
            local = np.eye(4)
            local[:3, :3] = quaternion_matrix(*moved.get((index, "rotation"), node.rotation or [0, 0, 0, 1]))
            local[:3, :3] *= np.array(node.scale or [1, 1, 1])
            if node.matrix and (index, "rotation") not in moved:
                local = np.array(node.matrix).reshape(4, 4).T
                out[index] = out[self.parent[index]] @ local if index in self.parent else local
                waiting += node.children or []
                continue
            local[:3, 3] = moved.get((index, "translation"), node.translation or [0, 0, 0])
            out[index] = out[self.parent[index]] @ local if index in self.parent else local
            waiting += node.children or []
        return out

    def joints(self, frame: int | None) -> np.ndarray:
        """[J, 3]."""
        return self.world(frame)[self.gltf.skins[0].joints, :3, 3]

    def inverse_bind(self) -> np.ndarray:
        """[J, 4, 4], acting on column vectors."""
        return self.accessor(self.gltf.skins[0].inverseBindMatrices).reshape(-1, 4, 4).transpose(0, 2, 1)

    def vertices(self, frame: int | None) -> np.ndarray:
        """[V, 3] by linear blend skinning."""
        matrices = self.world(frame)[self.gltf.skins[0].joints] @ self.inverse_bind()
        attributes = self.gltf.meshes[0].primitives[0].attributes
        rest = self.accessor(attributes.POSITION)
        weights, joints = self.accessor(attributes.WEIGHTS_0), self.accessor(attributes.JOINTS_0)
        homogeneous = np.concatenate([rest, np.ones((len(rest), 1))], axis=1)
        return np.einsum("vk,vkij,vj->vi", weights, matrices[joints], homogeneous)[:, :3]

    def triangles(self, part: str) -> np.ndarray:
        """[F, 3] of the primitive whose material has this name."""
        for primitive in self.gltf.meshes[0].primitives:
            if self.gltf.materials[primitive.material].name == part:
                return self.accessor(primitive.indices).reshape(-1, 3)
        raise KeyError(part)
