"""Packed and plain products of this processor, and which of them kinoflow takes.

    python benchmarks/layer_kernels.py [--size lite] [--dtype fp32 bf16] [--rows 64 325 745]

For the layers of a network of that size: GFLOP/s of `model/products.py:packed_product` and of PyTorch's own product,
the least time of at least `ROUNDS` rounds in turns. With one thread the time is that of the thread. Nothing is read
from or written to the cache of choices.
"""

from __future__ import annotations

import argparse

import torch
from sampling import DTYPES, SIZES

from kinoflow.model import products
from kinoflow.model.kernel_choice import MARGIN, processor_name
from kinoflow.model.products import PACKED, PLAIN, Product, time_kernels

ROUNDS = 4


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="lite")
    parser.add_argument("--dtype", choices=DTYPES, nargs="+", default=list(DTYPES))
    parser.add_argument("--rows", type=int, nargs="+", default=[64, 325, 745])
    o = parser.parse_args()
    products.LARGEST_TRIAL_FLOPS = float("1e18")
    products.FEWEST_ROUNDS = ROUNDS
    config = SIZES[o.size]
    width, hidden, function = config.width, int(config.width * config.mlp_ratio), config.mlp_activation
    shapes = (
        ("queries, keys, values", width, 3 * width, None),
        ("projection", width, width, None),
        ("into the MLP", width, hidden, function),
        ("out of the MLP", hidden, width, None),
        ("out of a single block", width + hidden, width, None),
    )
    print(processor_name())
    print(f"{torch.get_num_threads()} threads, PyTorch {torch.__version__}, {o.size}; GFLOP/s packed / plain")
    for dtype in o.dtype:
        for name, inputs, outputs, activation in shapes:
            cells = []
            for rows in o.rows:
                seconds = time_kernels(Product(DTYPES[dtype], inputs, outputs, activation), rows)
                packed, plain = (2e-9 * rows * inputs * outputs / seconds[kernel] for kernel in (PACKED, PLAIN))
                taken = PACKED if packed >= MARGIN * plain else PLAIN
                cells.append(f"{rows} rows: {packed:4.0f} / {plain:4.0f} {taken}")
            print(f"{dtype}  {name:22}", *cells, sep="  ", flush=True)


if __name__ == "__main__":
    main()
