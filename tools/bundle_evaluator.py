"""Copies a trained evaluator into the package, in half precision and with its card.

python tools/bundle_evaluator.py RUN/evaluator
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

from kinoflow.measures.evaluator import bundled_folder, load_network, save_evaluator

CARD = """# The retrieval evaluator

Places motions and captions in one space, for the retrieval metrics of `kinoflow evaluate`. In the style of TMR
(arXiv 2305.00976), without its decoders: a transformer over joint positions, one over the caption's tokens, trained by
contrast.

| | |
|---|---|
| size | {parameters:.1f} million parameters, float16 on disk, computed in float32 |
| motion | joint positions at 30 frames a second, 2 to {frames} frames, {patch} frames a token |
| text | token states of all-MiniLM-L6-v2 (Apache-2.0) |
| space | unit vectors of {width} dimensions |
| training | {steps} steps of 128 pairs: 64 clips and their mirror images |

## Data

The training split of the compact model's dataset ({trained_on}): see the card of the compact model beside this folder.
The test clips in `assets/reference/` are of its validation split and were not used.

## Licence

The weights are for **non-commercial use only**, since part of the motions is under CC BY-NC 4.0
(Bandai-Namco-Research-Motiondataset, and Sony's clips of DeepMimic). The code is Apache-2.0.

## Training

    kinoflow data build SHARED-DATA... -o dataset --composed 0.2
    kinoflow train evaluator --data dataset -o run

These weights had fewer steps than that command's default; docs/evaluation.md says how they came about, and what they
can and cannot tell apart.

## Limits

Its data holds locomotion, hands, bows, a little dance, boxing, tennis and basketball; how well it tells each of these
apart was not tested, beyond what docs/evaluation.md has. A model that it ranks well may still not do what ordinary
sentences say: people who look decide. It reads four frames as one token and hears little of fine tremble; the physical
metrics do that. Numbers of two evaluators, or of two sets of captions, cannot be compared.
"""


def main() -> None:
    """Write the bundled folder and say how large it became."""
    model, text_encoder, notes = load_network(Path(sys.argv[1]))
    config = model.config
    card = CARD.format(
        parameters=sum(p.numel() for p in model.parameters()) / 1e6,
        frames=config.max_frames,
        patch=config.patch_frames,
        width=config.embedding_width,
        steps=notes["steps"],
        trained_on=notes["trained_on"].removeprefix("training split of a dataset of "),
    )
    folder = bundled_folder()
    save_evaluator(folder, config, text_encoder, model.state_dict(), notes=notes, dtype=torch.float16, card=card)
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{folder}: {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
