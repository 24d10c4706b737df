"""The narrow band, in six ways: masked, not masked, as products, in windows, by flex attention, and as chosen.

    python benchmarks/attention.py [--seconds 2 5 12] [--size lite] [--dtypes fp32 bf16] [--rows 2] [--repeats 20]

Attention of one block as `model/inference.py` asks for it: R rows, H heads, T motion queries over T motion keys inside
the band and S text keys that all queries see. The ways:

- none: the fused kernel without a mask, which computes something else: what it would cost to hide nothing.
- dense: the fused kernel with the additive mask [T, T + S].
- products: scores and their product with the values written out, one row at a time.
- windows: the same for windows of 64 queries and the keys that these can see.
- flex: PyTorch's `flex_attention`, compiled, with a block mask; blocks of 128 that are hidden are skipped. Its first
  call compiles, which is printed. Where it cannot be compiled, the reason is printed.
- chosen: `model/products.py:attend`, which takes one of them by length and dtype.

Ways run in turns; times are medians, the error is against float64. One JSON line last.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import torch
import torch.nn.functional as F
from sampling import DTYPES, SIZES
from torch import Tensor
from torch.nn.attention.flex_attention import create_block_mask, flex_attention

from kinoflow.model import products
from kinoflow.model.attention import motion_visibility

Way = Callable[[], Tensor]


def additive_mask(length: int, text: int, band: int, dtype: torch.dtype) -> Tensor | None:
    """[T, T + S], 0 where a query sees a key; None where all see all."""
    visible = motion_visibility(length, "band", band)
    if visible is None:
        return None
    mask = torch.zeros(length, length + text)
    mask[:, :length].masked_fill_(~visible, -torch.inf)
    return mask.to(dtype)


def flex_way(query: Tensor, key: Tensor, value: Tensor, band: int) -> Way:
    """Flex attention with the band and the text as a block mask."""
    length, total = query.shape[2], key.shape[2]

    def sees(row: Tensor, head: Tensor, q: Tensor, k: Tensor) -> Tensor:
        return (k >= length) | ((q - k).abs() <= band)

    blocks = create_block_mask(sees, None, None, length, total, device="cpu")
    compiled = torch.compile(flex_attention, dynamic=False)
    return lambda: compiled(query, key, value, block_mask=blocks, scale=1.0).transpose(1, 2)


def measure(ways: dict[str, Way], exact: Tensor, repeats: int) -> dict[str, dict[str, float]]:
    """Median milliseconds and relative error of each way."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    errors = {}
    for turn in range(repeats + 1):
        for name, way in ways.items():
            started = time.perf_counter()
            found = way()
            if turn:
                times[name].append(1000 * (time.perf_counter() - started))
            else:
                errors[name] = float((found.double() - exact).norm() / exact.norm())
    return {name: {"ms": statistics.median(times[name]), "error": errors[name]} for name in ways}


def case(size: str, seconds: float, dtype: torch.dtype, rows: int, text: int, repeats: int) -> dict[str, Any]:
    """One line of the table."""
    config = SIZES[size]
    length, heads, width = round(30 * seconds), config.num_heads, config.head_dim
    generator = torch.Generator().manual_seed(0)
    query, key, value = (
        torch.randn(rows, heads, n, width, generator=generator) for n in (length, length + text, length + text)
    )
    query *= width**-0.5
    band = config.band_frames
    exact_mask = additive_mask(length, text, band, torch.float64)
    exact = F.scaled_dot_product_attention(
        query.double(), key.double(), value.double(), attn_mask=exact_mask, scale=1.0
    ).transpose(1, 2)
    query, key, value = (x.to(dtype) for x in (query, key, value))
    mask = additive_mask(length, text, band, dtype)
    ways: dict[str, Way] = {
        "none": lambda: F.scaled_dot_product_attention(query, key, value, scale=1.0).transpose(1, 2),
        "dense": lambda: F.scaled_dot_product_attention(query, key, value, attn_mask=mask, scale=1.0).transpose(1, 2),
        "products": lambda: products.attend_in_parts(query, key, value, mask, [(0, length, 0, length)]),
        "windows": lambda: products.attend_in_parts(query, key, value, mask, products.windows(length, band)),
        "chosen": lambda: products.attend(query, key, value, mask, band),
    }
    started = time.perf_counter()
    try:
        flex = flex_way(query, key, value, band)
        flex()
        ways["flex"] = flex
    except Exception as error:  # the compiler raises many kinds; a benchmark goes on and says so
        print(f"    flex attention cannot be had: {type(error).__name__}: {str(error).splitlines()[0]}")
    compiling_s = time.perf_counter() - started
    return {
        "seconds": seconds,
        "dtype": str(dtype).removeprefix("torch."),
        "flex_first_call_s": compiling_s,
        "ways": measure(ways, exact, repeats),
    }


@torch.no_grad()
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="lite")
    parser.add_argument("--seconds", type=float, nargs="+", default=[2.0, 5.0, 12.0])
    parser.add_argument("--dtypes", nargs="+", choices=DTYPES, default=list(DTYPES))
    parser.add_argument("--rows", type=int, default=2, help="a clip with guidance has two")
    parser.add_argument("--text", type=int, default=24, help="text tokens")
    parser.add_argument("--repeats", type=int, default=20)
    o = parser.parse_args()
    config = SIZES[o.size]
    print(
        f"{o.rows} rows, {config.num_heads} heads of {config.head_dim}, {o.text} text tokens, band of "
        f"{config.band_frames} frames on each side; {torch.get_num_threads()} threads, PyTorch {torch.__version__}"
    )
    found = []
    for dtype in o.dtypes:
        for seconds in o.seconds:
            line = case(o.size, seconds, DTYPES[dtype], o.rows, o.text, o.repeats)
            found.append(line)
            cells = (f"{name} {one['ms']:.2f} ms" for name, one in line["ways"].items())
            print(f"{dtype:>5} {seconds:>4g} s  " + "  ".join(cells), flush=True)
            print(f"    first call of flex: {line['flex_first_call_s']:.1f} s", flush=True)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
