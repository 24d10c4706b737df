"""The official way of computing, in plain PyTorch: what `benchmarks/sampling.py` compares kinoflow with.

It follows the description of the system (arXiv 2512.23464) without any of the shortcuts that description allows: motion
is always padded to `train_frames` and text to all its slots, motion and text go through joint attention under one dense
mask, the text stream and every modulation layer are evaluated for each row at each step, and guidance doubles the
batch. It uses the kernels that a PyTorch program would (`scaled_dot_product_attention`, `linear`), in any dtype, and
takes the official parameter names. It shares no code with the package.
"""

import math
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor

State = dict[str, Tensor]


class OfficialWay:
    """The network of an official state dict; head_dim follows from `num_heads`."""

    def __init__(self, state: State, *, num_layers: int, num_heads: int, band: int = 60, time_factor: float = 1000.0):
        self.state = {k.removeprefix("motion_transformer."): v for k, v in state.items()}
        self.num_double, self.num_layers = num_layers // 3, num_layers
        self.num_heads, self.band, self.time_factor = num_heads, band, time_factor

    def linear(self, name: str, x: Tensor) -> Tensor:
        return F.linear(x, self.state[f"{name}.weight"], self.state.get(f"{name}.bias"))

    def two_layers(self, first: str, second: str, x: Tensor) -> Tensor:
        return self.linear(second, F.silu(self.linear(first, x)))

    def time(self, prefix: str, t: Tensor, width: int, factor: float) -> Tensor:
        half = width // 2
        frequencies = torch.exp(-math.log(10000.0) * torch.arange(half) / half)
        angles = (t.float() * factor)[:, None] * frequencies
        table = torch.cat([angles.cos(), angles.sin()], dim=-1).to(self.state["input_encoder.weight"].dtype)
        return self.two_layers(f"{prefix}.blocks.0", f"{prefix}.blocks.2", table)[:, None]

    def rms(self, name: str, x: Tensor) -> Tensor:
        x32 = x.float()
        normed = x32 * torch.rsqrt(x32.square().mean(-1, keepdim=True) + 1e-6)
        return normed.to(x.dtype) * self.state[f"{name}.weight"]

    def rotate(self, x: Tensor) -> Tensor:
        positions = torch.arange(x.shape[1]).float()
        frequencies = 10000.0 ** -(torch.arange(0, x.shape[-1], 2).float() / x.shape[-1])
        angles = positions[:, None] * frequencies
        turn = torch.polar(torch.ones_like(angles), angles)[None, :, None]
        pairs = torch.view_as_complex(x.float().unflatten(-1, (-1, 2)).contiguous())
        return torch.view_as_real(pairs * turn).flatten(-2).to(x.dtype)

    def attention(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
        q, k, v = (x.transpose(1, 2) for x in (q, k, v))
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).flatten(2)

    def refiner(self, text: Tensor, t: Tensor, valid: Tensor) -> Tensor:
        weight = valid.to(text.dtype)[..., None]
        mean = (text * weight).sum(1, keepdim=True) / weight.sum(1, keepdim=True)
        prefix = "text_refiner."
        c = self.time(prefix + "timestep_encoder", t, text.shape[-1], 1.0)
        c = c + self.two_layers(prefix + "context_encoder.linears.0", prefix + "context_encoder.linears.2", mean)
        pair = valid[:, None, :, None] & valid[:, None, None, :]
        pair = pair | (torch.eye(valid.shape[1], dtype=torch.bool) & ~pair.any(-1, keepdim=True))
        x = self.linear(prefix + "input_embedder", text)
        for i in range(2):
            p = f"{prefix}individual_token_refiner.blocks.{i}."
            gate1, gate2 = self.linear(p + "adaLN_modulation.linear", F.silu(c)).chunk(2, -1)
            h = F.layer_norm(x, x.shape[-1:], self.state[p + "norm1.weight"], self.state[p + "norm1.bias"], 1e-6)
            q, k, v = self.linear(p + "self_attn_qkv", h).unflatten(-1, (3, self.num_heads, -1)).unbind(2)
            q, k = (
                F.layer_norm(z, z.shape[-1:], self.state[f"{p}self_attn_{n}_norm.weight"],
                             self.state[f"{p}self_attn_{n}_norm.bias"], 1e-6)
                for n, z in (("q", q), ("k", k))
            )  # fmt: skip
            x = x + gate1 * self.linear(p + "self_attn_proj", self.attention(q, k, v, pair))
            h = F.layer_norm(x, x.shape[-1:], self.state[p + "norm2.weight"], self.state[p + "norm2.bias"], 1e-6)
            x = x + gate2 * self.linear(p + "mlp.fc2", F.silu(self.linear(p + "mlp.fc1", h)))
        return x

    def double(self, i: int, tokens: list[Tensor], c: Tensor, mask: Tensor) -> list[Tensor]:
        queries, keys, values, modulations = [], [], [], []
        for name, x in zip(("motion", "text"), tokens, strict=True):
            p = f"double_blocks.{i}.{name}_"
            m = self.linear(p + "mod.linear", F.silu(c)).chunk(6, -1)
            h = F.layer_norm(x, x.shape[-1:], eps=1e-6) * (1 + m[1]) + m[0]
            q, k, v = self.linear(p + "qkv", h).unflatten(-1, (3, self.num_heads, -1)).unbind(2)
            queries.append(self.rms(p + "q_norm", q))
            keys.append(self.rms(p + "k_norm", k))
            values.append(v)
            modulations.append(m)
        q, k, v = (torch.cat(z, 1) for z in (queries, keys, values))
        attended = self.attention(self.rotate(q), self.rotate(k), v, mask)
        parts = attended.split([tokens[0].shape[1], tokens[1].shape[1]], 1)
        out = []
        for name, x, a, m in zip(("motion", "text"), tokens, parts, modulations, strict=True):
            p = f"double_blocks.{i}.{name}_"
            x = x + m[2] * self.linear(p + "out_proj", a)
            h = F.layer_norm(x, x.shape[-1:], eps=1e-6) * (1 + m[4]) + m[3]
            hidden = F.gelu(self.linear(p + "mlp.fc1", h), approximate="tanh")
            out.append(x + m[5] * self.linear(p + "mlp.fc2", hidden))
        return out

    def single(self, i: int, x: Tensor, c: Tensor, mask: Tensor) -> Tensor:
        p = f"single_blocks.{i}."
        shift, scale, gate = self.linear(p + "modulation.linear", F.silu(c)).chunk(3, -1)
        h = self.linear(p + "linear1", F.layer_norm(x, x.shape[-1:], eps=1e-6) * (1 + scale) + shift)
        width = x.shape[-1]
        qkv, hidden = h.split([3 * width, h.shape[-1] - 3 * width], -1)
        q, k, v = qkv.unflatten(-1, (3, self.num_heads, -1)).unbind(2)
        q, k = self.rotate(self.rms(p + "q_norm", q)), self.rotate(self.rms(p + "k_norm", k))
        attended = self.attention(q, k, v, mask)
        return x + gate * self.linear(p + "linear2", torch.cat([attended, F.gelu(hidden, approximate="tanh")], -1))

    def velocity(self, x: Tensor, t: Tensor, ctxt: Tensor, vtxt: Tensor, x_valid: Tensor, c_valid: Tensor) -> Tensor:
        """[B, train_frames, D] from padded inputs and boolean validity of frames and text slots."""
        dtype = self.state["input_encoder.weight"].dtype
        motion = self.linear("input_encoder", x.to(dtype))
        text = self.linear("ctxt_encoder", ctxt.to(dtype))
        vector = self.two_layers("vtxt_encoder.linears.0", "vtxt_encoder.linears.2", vtxt.to(dtype))[:, None]
        c = self.time("timestep_encoder", t, motion.shape[-1], self.time_factor) + vector
        text = self.refiner(text, t, c_valid)
        mask = self.mask(x_valid, c_valid, dtype)
        tokens = [motion, text]
        for i in range(self.num_double):
            tokens = self.double(i, tokens, c, mask)
        joined = torch.cat(tokens, 1)
        for i in range(self.num_layers - self.num_double):
            joined = self.single(i, joined, c, mask)
        shift, scale = self.linear("final_layer.adaLN_modulation.linear", F.silu(c)).chunk(2, -1)
        out = joined[:, : x.shape[1]]
        return self.linear("final_layer.linear", F.layer_norm(out, out.shape[-1:], eps=1e-6) * (1 + scale) + shift)

    def mask(self, x_valid: Tensor, c_valid: Tensor, dtype: torch.dtype) -> Tensor:
        """[B, 1, T + S, T + S] additive."""
        frames, slots = x_valid.shape[1], c_valid.shape[1]
        visible = torch.zeros(frames + slots, frames + slots, dtype=torch.bool)
        index = torch.arange(frames)
        visible[:frames, :frames] = (index[:, None] - index).abs() <= self.band
        visible[:, frames:] = True
        both = visible & torch.cat([x_valid, c_valid], 1)[:, None]
        additive = torch.zeros(both.shape, dtype=dtype).masked_fill(~both, -1e4)
        return additive[:, None]

    @torch.no_grad()
    def sample(
        self, noise: Tensor, ctxt: Tensor, lengths: Tensor, vtxt: Tensor, num_frames: int, *, steps: int, scale: float
    ) -> Tensor:
        """Guided Euler steps from noise [B, train_frames, D]: [B, num_frames, D]. Null rows come first."""
        batch, frames = noise.shape[:2]
        x_valid = (torch.arange(frames) < num_frames).expand(2 * batch, -1)
        c_valid = (torch.arange(ctxt.shape[1]) < lengths[:, None]).repeat(2, 1)
        null_ctxt = self.state["null_ctxt_input"].expand_as(ctxt)
        null_vtxt = self.state["null_vtxt_feat"][:, 0].expand_as(vtxt)
        ctxt, vtxt = torch.cat([null_ctxt, ctxt]), torch.cat([null_vtxt, vtxt])
        grid = torch.linspace(0, 1, steps + 1)
        x = noise
        for t, following in pairwise(grid):
            v = self.velocity(torch.cat([x, x]), t.expand(2 * batch), ctxt, vtxt, x_valid, c_valid).float()
            null, conditional = v.chunk(2)
            x = x + (following - t) * (null + scale * (conditional - null))
        return x[:, :num_frames]
