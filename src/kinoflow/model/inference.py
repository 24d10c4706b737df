"""`InferenceNetwork`: the network as sampling uses it. The same numbers as `MotionTransformer`, with less work.

- No padding: rows of a batch are laid one after the other, each with its own number of frames, so that every linear
  layer sees real tokens only. Attention is done for rows of equal length together, without masks but that of the band.
- Texts are taken through the blocks without padding as well. A text whose tokens are all the same, as the null
  condition is, has the same token everywhere in every block, since text attends to text only: one is enough.
- The residual stream, modulations and normalisations are in fp32 whatever the weights are in. In fp16 the wide
  products, which overflow, are made 64 times smaller on the way in and are multiplied back in fp32.
- On a CPU with packed weights and kernels of its own; elsewhere PyTorch's, and the compiler's on request.

Networks whose text sees the motion have none of this: they are evaluated as they are trained.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kinoflow.errors import NumericalError
from kinoflow.model import products
from kinoflow.model.attention import apply_rope, motion_visibility, rope_table
from kinoflow.model.blocks import SingleBlock, Stream
from kinoflow.model.layers import layer_norm
from kinoflow.model.layout import Group, Layout, Prepared, Rope, Unprepared, groups_of
from kinoflow.model.packing import PackedLinear
from kinoflow.model.transformer import MotionTransformer

Attention = Callable[[Tensor], Tensor]
"""Queries, keys and values [N, 3 C] to [N, C]."""
WIDE_FACTOR = 64.0
"""In fp16, what goes into the wide products is divided by this; a power of two, so nothing but underflow is lost."""


class InferenceNetwork:
    """Evaluates a `MotionTransformer` whose weights stay as they are from now on.

    Args:
        network: on its device, in its dtype, packed or not (`packing.pack`).
        compiled: let PyTorch's compiler make kernels for the blocks; on CUDA with CUDA graphs. Takes minutes at the
            first use of every new length.
        portable: use the kernels for other devices on a CPU, too; the compiler always gets these.
    """

    def __init__(self, network: MotionTransformer, *, compiled: bool = False, portable: bool = False) -> None:
        self.network = network
        self.config = network.config
        self.blocks: list[Any] = [*network.double_blocks, *network.single_blocks]
        self.portable = portable or compiled
        self.graphs = compiled and self.device.type == "cuda"
        self._layouts: dict[tuple[tuple[int, ...], tuple[int, ...]], Layout] = {}
        self._run: Callable[[Tensor, Prepared, Layout], Tensor] = self._through_blocks
        if compiled:
            self._run = torch.compile(self._through_blocks, mode="reduce-overhead" if self.graphs else None)

    @property
    def device(self) -> torch.device:
        """Where the network is."""
        return self.network.motion_input.weight.device

    @property
    def dtype(self) -> torch.dtype:
        """What its wide products are computed in."""
        return self.network.context_input.weight.dtype

    @property
    def on_cpu(self) -> bool:
        """Whether the kernels for CPUs are used."""
        return not self.portable and self.device.type == "cpu"

    @torch.no_grad()
    def conditions(
        self,
        time: Tensor,
        context: Tensor,
        context_lengths: Tensor,
        pooled: Tensor,
        texts: Tensor | None = None,
    ) -> Prepared | Unprepared:
        """Take R texts at R times through all blocks.

        Args:
            time: [R]; this and the next three as in `MotionTransformer.forward`.
            context: [K, S, Dc].
            context_lengths: [K].
            pooled: [K, Dv].
            texts: [R] which of the K texts each row has; row r has text r if not given.

        Raises:
            NumericalError: numbers overflowed.
        """
        if texts is None:
            texts = torch.arange(len(time), device=time.device)
        if self.config.text_sees_motion:
            return Unprepared(time, context[texts], context_lengths[texts], pooled[texts])
        network, config = self.network, self.config
        condition = network.time(time) + network.pooled_input(pooled.to(self.dtype))[texts, None]
        modulations = [_vectors(block.motion.modulation(condition)) for block in self.blocks]
        of_text = [
            vectors if block.text is block.motion else _vectors(block.text.modulation(condition))
            for block, vectors in zip(self.blocks, modulations, strict=True)
        ]
        lengths = context_lengths[texts].tolist()
        entered = network.context_input(context.to(self.dtype))
        shape = (len(lengths), config.num_heads, max(lengths), config.head_dim)
        keys, values = (
            [torch.zeros(shape, dtype=self.dtype, device=self.device) for _ in self.blocks] for _ in range(2)
        )
        for rows, length, count in _text_groups(context, context_lengths.tolist(), texts):
            tokens = network.refiner(entered[texts[rows], :count], time[rows], None).float()
            vectors = [one[rows] for one in of_text]
            for index, (key, value) in enumerate(self._text_through_blocks(tokens, vectors, length)):
                keys[index][rows, :, :length] = key.transpose(1, 2)
                values[index][rows, :, :length] = value.transpose(1, 2)
                _check_finite(values[index], self.dtype, f"the text before block {index}")
        skip = _vectors(network.long_skip_modulation(condition)) if config.long_skip else None
        output = _vectors(network.output_modulation(condition))
        return Prepared(tuple(keys), tuple(values), tuple(modulations), output, skip, tuple(lengths))

    @torch.no_grad()
    def evaluate(
        self, motion: Tensor, prepared: Prepared | Unprepared, num_frames: Tensor, known: Tensor | None = None
    ) -> Tensor:
        """The network's output [B, T, D] for motions [B, T, D] with one row of `prepared` each; 0 for padded frames
        (of a network whose text sees the motion: anything). `known` as in `MotionTransformer.forward`.

        Raises:
            NumericalError: numbers overflowed; the message names the block.
        """
        network = self.network
        if isinstance(prepared, Unprepared):
            given = (prepared.time, prepared.context, prepared.context_lengths, prepared.pooled)
            whole = network(motion, *given, num_frames.to(motion.device), known=known)
            _check_finite(whole, self.dtype, "the output")
            return whole
        layout = self._layout(tuple(num_frames.tolist()), prepared.lengths)
        if layout.order is not None:
            prepared = prepared.select(layout.order)
        tokens = network.embed(motion, known).float()
        if network.start_token is not None:
            tokens = torch.cat([network.start_token.float().expand(len(tokens), 1, -1), tokens], dim=1)
        x = torch.cat([tokens[group.rows, : group.length].flatten(0, 1) for group in layout.groups])
        if self.graphs:
            torch.compiler.cudagraph_mark_step_begin()
        out = self._run(x.clone(), prepared, layout)
        if not bool(out.isfinite().all()):
            self._through_blocks(x, prepared, layout, check=True)
            raise NumericalError(_overflow(self.dtype, "the output layer"))
        patches = -(-motion.shape[1] // self.config.patch_size)
        result = torch.zeros(len(motion), patches, out.shape[-1], device=out.device)
        skipped = int(network.start_token is not None)
        for group in layout.groups:
            result[group.rows, : group.length - skipped] = group.of_tokens(out)[:, skipped:]
        return result.reshape(len(motion), -1, self.config.motion_features)[:, : motion.shape[1]].to(motion.dtype)

    def _text_through_blocks(
        self, tokens: Tensor, vectors: Sequence[Tensor], length: int
    ) -> Iterator[tuple[Tensor, Tensor]]:
        """Keys and values [R, length, H, head_dim] of each block.

        Args:
            tokens: [R, length, C] in fp32, or [R, 1, C] where all tokens of a text are the same.
            vectors: for each block [R, n, C].
            length: tokens of each text.
        """
        count = tokens.shape[1]
        rope = self._rope(self.network.text_positions(length, self.device))
        groups = groups_of([count] * len(tokens), [0] * len(tokens), self.device)
        x = tokens.flatten(0, 1).clone()

        def turned(qkv: Tensor) -> tuple[Tensor, Tensor, Tensor]:
            heads = qkv.unflatten(-1, (3, self.config.num_heads, -1)).unflatten(0, (-1, count))
            normed = self._normalised(block.text, heads[:, :, :2]).expand(-1, length, -1, -1, -1)
            query, key = self._turned(normed, rope).to(self.dtype).unbind(2)
            return query, key, heads[:, :, 2].expand(-1, length, -1, -1)

        def attention(qkv: Tensor) -> Tensor:
            query, key, value = turned(qkv)
            found.append((key, value))
            if count == 1:  # a weighted mean of equals
                return value[:, 0].flatten(1)
            query, key, value = (x.transpose(1, 2) for x in (query, key, value))
            return F.scaled_dot_product_attention(query, key, value, scale=1.0).transpose(1, 2).flatten(2).flatten(0, 1)

        found: list[tuple[Tensor, Tensor]] = []
        for block, of_block in zip(self.blocks[:-1], vectors, strict=False):
            self._block(block.text, x, of_block, groups, attention)
            yield found.pop()
        # What the last block makes of the text nobody reads.
        block = self.blocks[-1]
        entering = _modulated(x, vectors[-1][:, :2], groups, self.dtype)
        yield turned(_queries_keys_values(block.text, entering))[1:]

    def _through_blocks(self, x: Tensor, prepared: Prepared, layout: Layout, check: bool = False) -> Tensor:
        """Tokens [N, C] in fp32, which are overwritten, to outputs [N, patch x D]."""
        network, groups = self.network, layout.groups
        entering = x.clone() if self.config.long_skip else x
        for index, block in enumerate(self.blocks):
            attention = partial(self._attend, block.motion, layout, prepared.keys[index], prepared.values[index])
            self._block(block.motion, x, prepared.modulations[index], groups, attention)
            if check:
                kind = "double" if isinstance(block.motion, Stream) else "single"
                _check_finite(x, self.dtype, f"{kind}-stream block {index}")
        if prepared.skip is not None:
            added = _modulated(entering, prepared.skip, groups, network.long_skip.weight.dtype)
            x = x + network.long_skip(added).float()
        return network.output(_modulated(x, prepared.output, groups, network.output.weight.dtype)).float()

    def _block(self, block: Any, x: Tensor, vectors: Tensor, groups: Sequence[Group], attention: Attention) -> None:
        """One block on tokens [N, C], in place."""
        entering = _modulated(x, vectors[:, :2], groups, self.dtype)
        if isinstance(block, Stream):
            _add_gated(x, vectors[:, 2], block.projection(attention(block.qkv(entering))), groups)
            entering = _modulated(x, vectors[:, 3:5], groups, self.dtype)
            last, gate, leaving = block.mlp.fc2, vectors[:, 5], _activated(block.mlp, block.mlp.fc1, entering)
        else:
            qkv, hidden = _enter_single(block, entering)
            last, gate, leaving = block.linear2, vectors[:, 2], torch.cat([attention(qkv), hidden], dim=-1)
        if self.dtype == torch.float16:
            bias = None if last.bias is None else last.bias / WIDE_FACTOR
            leaving, gate = F.linear(leaving / WIDE_FACTOR, last.weight, bias), gate * WIDE_FACTOR
        else:
            leaving = last(leaving)
        _add_gated(x, gate, leaving, groups)

    def _attend(self, block: Any, layout: Layout, keys: Tensor, values: Tensor, qkv: Tensor) -> Tensor:
        """[N, 3 C] to [N, C]: motion looks at itself and at keys and values [B, H, S, head_dim] of the text."""
        attended = []
        for group in layout.groups:
            heads = group.of_tokens(qkv).unflatten(-1, (3, self.config.num_heads, -1))
            rope = tuple(table[: group.length] for table in layout.rope)
            turned = self._turned(self._normalised(block, heads[:, :, :2]), rope)
            query, own_key = (x.transpose(1, 2).to(self.dtype) for x in turned.unbind(2))
            own_value = heads[:, :, 2].transpose(1, 2)
            key, value = (
                torch.cat([own, group.of_rows(text)[:, :, : group.num_text]], dim=2)
                for own, text in ((own_key, keys), (own_value, values))
            )
            if self.on_cpu:
                out = products.attend(query.contiguous(), key, value, group.mask, self._band())
            else:
                out = F.scaled_dot_product_attention(query, key, value, attn_mask=group.mask, scale=1.0)
                out = out.transpose(1, 2)
            attended.append(out.flatten(2).flatten(0, 1))
        return attended[0] if len(attended) == 1 else torch.cat(attended)

    def _normalised(self, block: Any, queries_keys: Tensor) -> Tensor:
        """Queries and keys [R, P, 2, H, head_dim] normalised, queries scaled by head_dim^-1/2 too; in fp32."""
        if self.on_cpu:
            return products.normalise_heads(queries_keys, block.query_norm, block.key_norm)
        query, key = queries_keys.unbind(2)
        scale = self.config.head_dim**-0.5
        return torch.stack([block.query_norm(query).float() * scale, block.key_norm(key).float()], dim=2)

    def _rope(self, positions: Tensor) -> Rope:
        table = rope_table(positions, self.config.head_dim)
        return (products.complex_rope(*table),) if self.on_cpu else table

    def _turned(self, x: Tensor, rope: Rope) -> Tensor:
        """Rotary positions on fp32 [R, P, 2, H, head_dim]."""
        if self.on_cpu:
            return products.turn(x, rope[0])
        return torch.stack([apply_rope(part, (rope[0], rope[1])) for part in x.unbind(2)], dim=2)

    def _band(self) -> int | None:
        return self.config.band_frames // self.config.patch_size if self.config.motion_mask == "band" else None

    def _layout(self, num_frames: tuple[int, ...], text_lengths: tuple[int, ...]) -> Layout:
        """Where the tokens of these rows are; made once for each new combination."""
        if (num_frames, text_lengths) not in self._layouts:
            config = self.config
            lengths = [-(-frames // config.patch_size) + int(config.start_token) for frames in num_frames]
            groups = []
            for group in groups_of(lengths, text_lengths, self.device):
                band = self._band() or 0
                visible = motion_visibility(group.length, config.motion_mask, band, self.device)
                mask = None
                if visible is not None:
                    mask = torch.zeros(group.length, group.length + group.num_text, device=self.device)
                    mask[:, : group.length].masked_fill_(~visible, -torch.inf)
                groups.append(dataclasses.replace(group, mask=None if mask is None else mask.to(self.dtype)))
            order = torch.cat([group.rows for group in groups])
            sorted_already = bool((order == torch.arange(len(order), device=self.device)).all())
            rope = self._rope(torch.arange(max(lengths), device=self.device))
            self._layouts.clear()  # a run of sampling has one or two
            self._layouts[num_frames, text_lengths] = Layout(tuple(groups), None if sorted_already else order, rope)
        return self._layouts[num_frames, text_lengths]


def _text_groups(context: Tensor, lengths: Sequence[int], texts: Tensor) -> Iterator[tuple[Tensor, int, int]]:
    """Rows that are evaluated together, their length, and how many of their tokens must be.

    Args:
        context: [K, S, Dc] texts.
        lengths: of each.
        texts: [R] which of them each row has.
    """
    real = torch.arange(context.shape[1], device=context.device) < torch.tensor(lengths, device=context.device)[:, None]
    same = ((context == context[:, :1]).all(dim=-1) | ~real).all(dim=1).tolist()
    alike: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row, text in enumerate(texts.tolist()):
        alike[lengths[text], 1 if same[text] else lengths[text]].append(row)
    for (length, count), rows in alike.items():
        yield torch.tensor(rows, device=context.device), length, count


def _vectors(modulation: tuple[Tensor, ...]) -> Tensor:
    """n vectors [R, 1, C] to [R, n, C] in fp32."""
    return torch.cat(modulation, dim=1).float()


def _modulated(x: Tensor, vectors: Tensor, groups: Sequence[Group], dtype: torch.dtype) -> Tensor:
    """LayerNorm of tokens [N, C], times 1 + scale, plus shift: `vectors` [B, 2, C] are shift and scale of each row."""
    parts = []
    for group in groups:
        shift, scale = group.of_rows(vectors).unsqueeze(2).unbind(1)
        parts.append(torch.addcmul(shift, layer_norm(group.of_tokens(x)), 1 + scale).to(dtype).flatten(0, 1))
    return parts[0] if len(parts) == 1 else torch.cat(parts)


def _add_gated(x: Tensor, gate: Tensor, added: Tensor, groups: Sequence[Group]) -> None:
    """x += gate * added, in place, for tokens [N, C] and gates [B, C]."""
    for group in groups:
        group.of_tokens(x).addcmul_(group.of_rows(gate).unsqueeze(1), group.of_tokens(added).float())


def _activated(layer: Any, linear: nn.Module, x: Tensor) -> Tensor:
    """The hidden channels of `layer`, whose first linear layer is `linear`: in one operation where it is packed."""
    if isinstance(linear, PackedLinear):
        return linear.part(len(linear.sizes) - 1, x, layer.function_name)
    return layer.function(linear(x))


def _enter_single(block: SingleBlock, x: Tensor) -> tuple[Tensor, Tensor]:
    """[N, 3 C] queries, keys and values, and [N, hidden] activated, of a single-stream block."""
    if isinstance(block.linear1, PackedLinear):
        return block.linear1.part(0, x), _activated(block, block.linear1, x)
    qkv, hidden = block.linear1(x).split([3 * x.shape[-1], block.hidden], dim=-1)
    return qkv, block.function(hidden)


def _queries_keys_values(block: Any, x: Tensor) -> Tensor:
    """[N, 3 C] of tokens [N, C] that enter a block."""
    if isinstance(block, Stream):
        return block.qkv(x)
    if isinstance(block.linear1, PackedLinear):
        return block.linear1.part(0, x)
    return block.linear1(x)[:, : 3 * x.shape[-1]]


def _check_finite(x: Tensor, dtype: torch.dtype, place: str) -> None:
    if not bool(x.isfinite().all()):
        raise NumericalError(_overflow(dtype, place))


def _overflow(dtype: torch.dtype, place: str) -> str:
    if dtype == torch.float16:
        return f"numbers beyond 65504, the largest of fp16, in {place} of the network; use bf16 or fp32"
    return f"numbers that are not finite in {place} of the network; its weights, the text features or the noise are bad"
