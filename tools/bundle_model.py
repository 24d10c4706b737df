"""Put a trained model into the package as the bundled compact model, in bfloat16, with its card.

    python tools/bundle_model.py RUN/model --limits LIMITS.md

Run it from the repository's root. The card's facts come from the model folder and from this file.
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

import torch

from kinoflow.model.folder import load_model, save_model

TARGET = Path("src/kinoflow/assets/compact")

CARD = """\
# The compact model

A text-to-motion model of {parameters:.1f} million parameters that comes with kinoflow, for trying the code. It
follows few sentences: see Limits. It makes one person's body motion, no fingers and no face, 0.67 to 12 s at 30 frames
per second.

| | |
|---|---|
| network | {layers} blocks of width {width} ({double} double-stream, {single} single-stream), {patch} frames a token |
| predicts | {prediction} motion, integrated in {steps} {solver} steps with guidance {guidance} for t in {interval} |
| text | all-MiniLM-L6-v2 (Apache-2.0), token states and sentence vector |
| weights | bfloat16, computed in float32 |

## Data

Real motion capture with labels turned into sentences, mirrored with left and right exchanged in the sentences:

- Bandai-Namco-Research-Motiondataset 1 and 2, Bandai Namco Research Inc., CC BY-NC 4.0;
- CMU mocap in several exports. The data used in this project was obtained from mocap.cs.cmu.edu. The database was
  created with funding from NSF EIA-0196217;
- SNU Movement Research Lab, Yoonsang Lee, NCSOFT (Apache-2.0, MIT, BSD as given per clip);
- DeepMimic clips (MIT, derived from CMU and SFU mocap) and Sony's (CC BY-NC 4.0);
- Quaternius and KayKit game animations (CC0), AnimatedDrawings (MIT), MASS (Apache-2.0).

About half as many clips again are composed by kinoflow from two captured ones ("walks and waves", "bows, then
raises a hand"): `data/composition/compose.py`.

## Licence

The weights are for **non-commercial use only**, since part of the data is under CC BY-NC 4.0. The code is Apache-2.0. A
model trained without the Bandai and Sony clips can carry a permissive licence; see `docs/licences.md`.

## Training

    kinoflow data build SHARED-DATA... -o dataset --composed 0.5
    kinoflow train pretrain --data dataset -o run --recipe compact

Stage one came from several runs of that recipe, each starting from the last one's weights (`--from`), on two CPU cores.
Then, an hour and three quarters of mostly one core in all:

1. fine-tuning on the half of the clips of each label whose feet slide and joints tremble least, 200 steps;
2. DPO on 551 pairs of its own motions of 720 training captions, 200 steps;
3. Flow-GRPO on the 440 of these captions whose motions differed most in reward, 193 steps of 64 motions.

The reward is kinoflow's own: kinematic probes, the retrieval evaluator, less physical penalties (`docs/alignment.md`).
`docs/log.md` has every run and what each stage changed on held-out sentences.

## Limits

{limits}
"""


def main() -> None:
    """Convert and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument(
        "--limits",
        type=Path,
        required=True,
        help="text file: the card's section on what this model can and cannot do, as found by looking at it",
    )
    parser.add_argument("--guidance", type=float, help="default guidance to record instead of the model's own")
    parser.add_argument("--steps", type=int, help="default number of steps to record instead of the model's own")
    parser.add_argument("--guidance-interval", type=float, nargs=2, help="times between which guidance acts")
    parser.add_argument("--time-shift", type=float, help="default shift of the time grid")
    parser.add_argument("--solver", help="default solver")
    options = parser.parse_args()
    model, description = load_model(options.model)
    description = description.with_sampling(
        num_steps=options.steps,
        guidance_scale=options.guidance,
        guidance_interval=options.guidance_interval,
        time_shift=options.time_shift,
        solver=options.solver,
    )
    description = dataclasses.replace(description, name="kinoflow-compact")
    network = description.network
    card = CARD.format(
        parameters=sum(p.numel() for p in model.parameters()) / 1e6,
        layers=network.num_layers,
        width=network.width,
        double=network.num_double,
        single=network.num_single,
        patch=network.patch_size,
        prediction=description.prediction,
        steps=description.num_steps,
        guidance=description.guidance_scale,
        solver=description.solver,
        interval=list(description.guidance_interval),
        limits=options.limits.read_text(encoding="utf-8").strip(),
    )
    save_model(TARGET, description, model.state_dict(), dtype=torch.bfloat16, notes={"README.md": card})
    size = sum(path.stat().st_size for path in TARGET.iterdir())
    print(f"{TARGET}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
