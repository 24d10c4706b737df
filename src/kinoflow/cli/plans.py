"""A plan of memory in lines for people, as `kinoflow doctor` and `kinoflow generate --plan` print it."""

from __future__ import annotations

from collections.abc import Iterator

from kinoflow.inference.devices import Device
from kinoflow.inference.plan import Plan, gibibytes

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
