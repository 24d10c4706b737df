"""What --plan shows, in lines for people: what is loaded where, and what a run of training needs.

`kinoflow doctor` shows the first too.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from kinoflow.inference.devices import Device
from kinoflow.inference.plan import Plan, gibibytes
from kinoflow.recipes import recipe as find_recipe
from kinoflow.training.config import TrainingConfig
from kinoflow.training.estimate import DEVICES, TEXT_TOKENS, UTILISATION, Estimate, estimate, readable

_WHEN = {"always": "", "encode": ", while text is encoded", "sample": ", while motions are sampled"}


def device_lines(devices: tuple[Device, ...]) -> Iterator[str]:
    """Every device with its memory."""
    yield "devices"
    for device in devices:
        free, total = gibibytes(device.free_bytes), gibibytes(device.total_bytes)
        yield f"  {device.name:8}{device.title}, {free} free of {total}"


def plan_lines(plan: Plan) -> Iterator[str]:
    """What is loaded where, and the peak of each device that is used."""
    description = plan.description
    longest = description.network.train_frames / description.fps
    yield f"  {'name':8}{description.name or '-'}, motions of up to {longest:g} s"
    yield f"  {'licence':8}{description.licence or 'not said'}"
    for part in plan.parts:
        origin = f" from {part.source}" if part.source else ""
        yield f"  {part.device:8}{gibibytes(part.num_bytes):>10}  {part.name}{origin}{_WHEN[part.phase]}"
    for device in plan.devices:
        if peak := plan.peak_bytes(device.name):
            verdict = "fits" if peak <= device.free_bytes else "does not fit"
            free = gibibytes(device.free_bytes)
            yield f"  {device.name:8}{gibibytes(peak):>10}  predicted peak; {free} are free: {verdict}"


_COUNTS = (1, 8, 128)


def estimate_lines(
    config: TrainingConfig,
    recipe: str,
    stage: str = "pretrain",
    needs: Estimate | None = None,
    batch: str | None = None,
) -> Iterator[str]:
    """Parameters, memory, operations and hours.

    Args:
        config: of the run.
        recipe: its name.
        stage: "pretrain", "finetune", "dpo", "grpo" or "distill".
        needs: of the run, if they are not those of a run on captured clips.
        batch: what a step of such a run is.
    """
    kept_of = f"{config.sampler.batch_size} clips" if needs is None else "a micro-batch"
    needs = needs or estimate(config)
    sampler, micro = config.sampler, config.micro_batches
    batch = batch or f"{sampler.batch_size * micro} clips a step, {sampler.batch_size} at once"
    kept = "inputs of blocks, and one block" if config.checkpoint_activations else "all that the backward pass needs"
    title = recipe if stage == "pretrain" else f"{recipe}, {stage}"
    trained = "" if needs.trained == needs.parameters else f", {readable(needs.trained)} of them trained"
    yield f"recipe {title}: {config.name}, {readable(needs.parameters)} parameters{trained}, {config.precision}"
    yield f"  {'batch':14}{batch}; {needs.steps} steps"
    yield f"  {'assumed':14}clips of {config.network.train_frames} frames, the longest, and {TEXT_TOKENS} text tokens"
    for name, size in needs.state_bytes.items():
        yield f"  {gibibytes(size):14}{name}"
    yield f"  {gibibytes(needs.activation_bytes):14}activations of {kept_of}: {kept}"
    each, whole = readable(needs.flops_per_step), readable(needs.flops_per_step * needs.steps)
    yield f"  {each + 'FLOP':14}a step, {whole}FLOP in all"
    counts = [count for count in _COUNTS if micro % count == 0]
    yield f"  hours at {UTILISATION:.0%} of the peak in {config.precision}, and memory of one of them"
    yield "    " + f"{'':12}" + "".join(f"{f'{count} of them':>26}" for count in counts)
    for device in DEVICES:
        cells = []
        for count in counts:
            peak = needs.peak_bytes(count)
            fits = "" if 1.2 * peak <= device.memory_gib * 2**30 else " too much"
            hours = needs.hours(device, config.precision, count=count)
            cells.append(f"{f'{hours:,.3g} h, {gibibytes(int(peak))}{fits}':>26}")
        yield f"    {device.name:12}" + "".join(cells)
    known = find_recipe(recipe).origins(stage, adapters=bool(config.lora.rank))
    yield "  where the values of the recipe come from; --set changes them"
    values = {field: _shown(attrgetter(field)(config)) for field in known}
    width, more = max(map(len, known)) + 2, max(map(len, values.values())) + 2
    for field, origin in known.items():
        yield f"    {field:{width}}{values[field]:{more}}{origin}"


def _shown(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
