"""The HY-Motion network written down a second time: NumPy, float64, one sample and one head at a time.

It follows the description of the architecture (arXiv 2512.23464) line by line, takes the official parameter names,
always works on motion padded to `train_frames`, and shares no code with the package.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf, expit

FloatArray = NDArray[np.float64]
State = dict[str, FloatArray]


@dataclass(frozen=True)
class Settings:
    """Official names; `narrowband_frames` is the official length in seconds times 30."""

    num_layers: int
    num_heads: int
    train_frames: int
    mlp_act_type: str = "gelu_tanh"
    qk_norm_type: str = "rms"
    mask_mode: str | None = None
    narrowband_frames: int = 60
    apply_rope_to_single_branch: bool = True
    time_factor: float = 1.0
    refiner_layers: int = 2
    refiner_act_type: str = "silu"
    refiner_qk_norm_type: str = "layer"
    final_act_type: str = "silu"
    insert_start_token: bool = False
    with_long_skip_connection: bool = False
    text_sees_motion: bool = False
    """Ours; no official name."""


def network_output(
    state: State,
    settings: Settings,
    x: FloatArray,
    t: FloatArray,
    ctxt: FloatArray,
    ctxt_length: list[int],
    vtxt: FloatArray,
    x_length: list[int],
) -> FloatArray:
    """[B, train_frames, D] from x [B, train_frames, D], t [B], ctxt [B, S, Dc], vtxt [B, Dv]."""
    assert x.shape[1] == settings.train_frames
    if settings.insert_start_token:  # the motion is one token longer wherever tokens are counted
        settings = replace(settings, train_frames=settings.train_frames + 1)
    prefix = "motion_transformer."
    network = Network({k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)}, settings)
    rows = zip(x, t, ctxt, ctxt_length, vtxt, x_length, strict=True)
    return np.stack([network.one_sample(*row) for row in rows])


class Network:
    def __init__(self, state: State, settings: Settings) -> None:
        self.state, self.settings = state, settings

    def linear(self, name: str, x: FloatArray) -> FloatArray:
        y = x @ self.state[name + ".weight"].T
        return y + self.state[name + ".bias"] if name + ".bias" in self.state else y

    def one_sample(self, x, t, ctxt, ctxt_length, vtxt, x_length):
        s = self.settings
        motion = self.linear("input_encoder", x)
        if s.insert_start_token:
            motion, x_length = np.concatenate([self.state["start_token"], motion]), x_length + 1
        entering = motion
        time = self.two_linears("timestep_encoder.blocks", sinusoids(t * s.time_factor, motion.shape[-1]))
        adapter = time + self.two_linears("vtxt_encoder.linears", vtxt)
        text = self.refine(self.linear("ctxt_encoder", ctxt), t, ctxt_length)
        visible = joint_visibility(s, len(ctxt), x_length, ctxt_length)
        for i in range(s.num_layers // 3):
            motion, text = self.double_block(f"double_blocks.{i}", motion, text, adapter, visible)
        tokens = np.concatenate([motion, text])
        for i in range(s.num_layers - s.num_layers // 3):
            tokens = self.single_block(f"single_blocks.{i}", tokens, adapter, visible)
        leaving = tokens[: len(entering)]
        if s.with_long_skip_connection:
            leaving = leaving + self.output_layer("long_skip_net", entering, adapter)
        return self.output_layer("final_layer", leaving[-len(x) :], adapter)

    def output_layer(self, name: str, x: FloatArray, adapter: FloatArray) -> FloatArray:
        vector = self.linear(name + ".adaLN_modulation.linear", act(self.settings.final_act_type, adapter))
        shift, scale = vector[: x.shape[-1]], vector[x.shape[-1] :]
        return self.linear(name + ".linear", plain_norm(x) * (1 + scale) + shift)

    def two_linears(self, name: str, x: FloatArray) -> FloatArray:
        return self.linear(name + ".2", act("silu", self.linear(name + ".0", x)))

    def refine(self, text: FloatArray, t: float, length: int) -> FloatArray:
        s, size, width = self.settings, len(text), text.shape[-1]
        mean = np.zeros(width)
        for row in text[:length]:
            mean += row / length
        c = self.two_linears("text_refiner.timestep_encoder.blocks", sinusoids(t, width))
        c = c + self.two_linears("text_refiner.context_encoder.linears", mean)
        visible = np.zeros((size, size), dtype=bool)
        for query in range(size):
            for key in range(size):
                visible[query, key] = (query < length and key < length) or (query >= length and query == key)
        x = self.linear("text_refiner.input_embedder", text)
        for i in range(s.refiner_layers):
            name = f"text_refiner.individual_token_refiner.blocks.{i}"
            gates = self.linear(name + ".adaLN_modulation.linear", act("silu", c))
            h = self.learned_norm(name + ".norm1", x)
            q, k, v = self.heads(self.linear(name + ".self_attn_qkv", h))
            q = self.qk_norm(name + ".self_attn_q_norm", s.refiner_qk_norm_type, q)
            k = self.qk_norm(name + ".self_attn_k_norm", s.refiner_qk_norm_type, k)
            x = x + gates[:width] * self.linear(name + ".self_attn_proj", attention(q, k, v, visible))
            h = self.learned_norm(name + ".norm2", x)
            x = x + gates[width:] * self.mlp(name + ".mlp", s.refiner_act_type, h)
        return x

    def double_block(self, name, motion, text, adapter, visible):
        s, width, frames = self.settings, motion.shape[-1], len(motion)
        streams, queries, keys, values = {"motion": motion, "text": text}, [], [], []
        vectors = {}
        for stream, x in streams.items():
            vector = self.linear(f"{name}.{stream}_mod.linear", act("silu", adapter))
            vectors[stream] = [vector[i * width : (i + 1) * width] for i in range(6)]
            shift, scale = vectors[stream][:2]
            q, k, v = self.heads(self.linear(f"{name}.{stream}_qkv", plain_norm(x) * (1 + scale) + shift))
            queries.append(self.qk_norm(f"{name}.{stream}_q_norm", s.qk_norm_type, q))
            keys.append(self.qk_norm(f"{name}.{stream}_k_norm", s.qk_norm_type, k))
            values.append(v)
        q, k = (rotate(np.concatenate(parts, axis=1), frames, s) for parts in (queries, keys))
        mixed = attention(q, k, np.concatenate(values, axis=1), visible)
        out = []
        for (stream, x), a in zip(streams.items(), (mixed[:frames], mixed[frames:]), strict=True):
            _, _, gate1, shift2, scale2, gate2 = vectors[stream]
            x = x + gate1 * self.linear(f"{name}.{stream}_out_proj", a)
            h = plain_norm(x) * (1 + scale2) + shift2
            out.append(x + gate2 * self.mlp(f"{name}.{stream}_mlp", s.mlp_act_type, h))
        return out

    def single_block(self, name, tokens, adapter, visible):
        s, width = self.settings, tokens.shape[-1]
        vector = self.linear(name + ".modulation.linear", act("silu", adapter))
        shift, scale, gate = vector[:width], vector[width : 2 * width], vector[2 * width :]
        both = self.linear(name + ".linear1", plain_norm(tokens) * (1 + scale) + shift)
        q, k, v = self.heads(both[:, : 3 * width])
        q = rotate(self.qk_norm(name + ".q_norm", s.qk_norm_type, q), s.train_frames, s)
        k = rotate(self.qk_norm(name + ".k_norm", s.qk_norm_type, k), s.train_frames, s)
        joined = np.concatenate([attention(q, k, v, visible), act(s.mlp_act_type, both[:, 3 * width :])], axis=-1)
        return tokens + gate * self.linear(name + ".linear2", joined)

    def mlp(self, name, kind, x):
        return self.linear(name + ".fc2", act(kind, self.linear(name + ".fc1", x)))

    def heads(self, qkv: FloatArray) -> list[FloatArray]:
        """[P, 3C] to q, k, v of [H, P, head_dim]."""
        width, heads = qkv.shape[-1] // 3, self.settings.num_heads
        size = width // heads
        return [
            np.stack([qkv[:, part * width + h * size : part * width + (h + 1) * size] for h in range(heads)])
            for part in range(3)
        ]

    def learned_norm(self, name, x):
        return plain_norm(x) * self.state[name + ".weight"] + self.state[name + ".bias"]

    def qk_norm(self, name, kind, x):
        if kind == "none":
            return x
        if kind == "layer":
            return self.learned_norm(name, x)
        return x / np.sqrt(np.mean(x**2, axis=-1, keepdims=True) + 1e-6) * self.state[name + ".weight"]


def act(kind: str, x: FloatArray) -> FloatArray:
    return {
        "silu": lambda: x * expit(x),
        "relu": lambda: np.maximum(x, 0),
        "gelu": lambda: 0.5 * x * (1 + erf(x / np.sqrt(2))),
        "gelu_tanh": lambda: 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))),
    }[kind]()


def plain_norm(x: FloatArray) -> FloatArray:
    """LayerNorm without learned scale or shift."""
    return (x - x.mean(axis=-1, keepdims=True)) / np.sqrt(x.var(axis=-1, keepdims=True) + 1e-6)


def sinusoids(value: float, width: int) -> FloatArray:
    """Cosine half, then sine half."""
    angles = [value * 10000.0 ** (-k / (width // 2)) for k in range(width // 2)]
    return np.array([np.cos(a) for a in angles] + [np.sin(a) for a in angles])


def joint_visibility(s: Settings, num_text: int, x_length: int, ctxt_length: int) -> NDArray[np.bool_]:
    """[P, P], P = train_frames + S: true where a query (row) sees a key (column)."""
    size = s.train_frames + num_text
    visible = np.zeros((size, size), dtype=bool)
    for query in range(size):
        for key in range(size):
            if key >= s.train_frames:
                visible[query, key] = key - s.train_frames < ctxt_length
            elif query < s.train_frames and key < x_length:
                near = abs(query - key) <= s.narrowband_frames
                visible[query, key] = {None: True, "causal": key <= query, "narrowband": near}[s.mask_mode]
            elif query >= s.train_frames and key < x_length:
                visible[query, key] = s.text_sees_motion
    return visible


def rotate(x: FloatArray, frames: int, s: Settings) -> FloatArray:
    """Rotary turn of [H, P, head_dim]: the pair (2i, 2i + 1) as a complex number times exp(i position frequency)."""
    out = x.copy()
    size = x.shape[-1]
    for position in range(x.shape[1]):
        if position >= frames and s.apply_rope_to_single_branch:
            continue
        for i in range(size // 2):
            turn = np.exp(1j * position * 10000.0 ** (-2 * i / size))
            z = (x[:, position, 2 * i] + 1j * x[:, position, 2 * i + 1]) * turn
            out[:, position, 2 * i], out[:, position, 2 * i + 1] = z.real, z.imag
    return out


def attention(q: FloatArray, k: FloatArray, v: FloatArray, visible: NDArray[np.bool_]) -> FloatArray:
    """[H, P, head_dim] three times to [P, C], one head at a time."""
    heads = []
    for head in range(len(q)):
        scores = q[head] @ k[head].T / np.sqrt(q.shape[-1])
        scores = np.where(visible, scores, -np.inf)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        heads.append(weights / weights.sum(axis=-1, keepdims=True) @ v[head])
    return np.concatenate(heads, axis=-1)
