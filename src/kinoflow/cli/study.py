"""`kinoflow study`: experiments on the design of the model, at the size that fits."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from tyro.conf import arg

from kinoflow.cli.options import Count, Output, Set, Steps, read_seeds
from kinoflow.cli.runs import check_threads, override, use_threads
from kinoflow.cli.terminal import Bar, progress, say
from kinoflow.errors import OptionError

Data = Annotated[Path, arg(metavar="DIR")]
Seeds = Annotated[str, arg(metavar="N,N,...")]
Minutes = Annotated[float | None, arg(metavar="M")]


_SHARED = """Writes OUT/study.md, study.json and plot.png. The same command continues an interrupted study, and more
    --seeds add runs to a finished one.

    Args:
        data: Dataset folder that `kinoflow data build` wrote, with a validation split.
        output: Folder of the study; study-NAME when left out.
        seeds: Of the training runs.
        steps: Of the reference arm; the others get as many as have the same floating-point operations.
        minutes: Of processor time for a run of the reference arm, instead of steps; 20 when both are left out.
        captions: Most held-out captions to ask.
        set: Fields of the configuration to change in all arms, like curation.labels=walk,run sampler.batch_size=16.
        threads: CPU threads.
    """


def _verb(name: str, summary: str) -> Callable[..., None]:
    """The command of a study; all take the same options."""

    def verb(
        *,
        data: Data,
        output: Output = None,
        seeds: Seeds = "0,1,2",
        steps: Steps = None,
        minutes: Minutes = None,
        captions: Count = 48,
        set: Set = (),
        threads: Count = 1,
    ) -> None:
        _study(name, data, output or Path(f"study-{name}"), seeds, steps, minutes, captions, set, threads)

    verb.__doc__ = f"{summary}\n\n    {_SHARED}"
    return verb


command = {
    "mask": _verb(
        "mask", "The asymmetric mask against full attention, and the token refiner against none, at equal compute."
    ),
    "scaling": _verb(
        "scaling", "A quarter of the clips against all, and half the width against the whole, at equal compute."
    ),
    "window": _verb(
        "window",
        "Bands of 61, 121 and 241 frames and full attention on motions longer than 8 s: coherence against cost.",
    ),
}


def _study(
    name: str,
    data: Path,
    output: Path,
    seeds: str,
    steps: int | None,
    minutes: float | None,
    captions: int,
    changes: tuple[str, ...],
    threads: int,
) -> None:
    if steps is not None and minutes is not None:
        raise OptionError("give either --steps or --minutes, not both")
    numbers = tuple(read_seeds(seeds))
    check_threads(threads)
    from kinoflow.experiments.designs import STUDIES, base_config
    from kinoflow.experiments.report import check_plotting, write_report
    from kinoflow.experiments.run import StudyOptions, run_study

    given = {} if minutes is None else {"minutes": minutes}
    options = StudyOptions(seeds=numbers, steps=steps, captions=captions, **given)  # type: ignore[arg-type]
    check_plotting()
    if output.exists() and not output.is_dir():
        raise OptionError(f"{output} is a file; give a folder")
    use_threads(threads)
    base = override(base_config(), changes)
    bar: list[Bar] = []
    showing = contextlib.ExitStack()

    def show(done: int, total: int) -> None:
        """A bar while motions are made; the trainer has its own, and only one may be shown at a time."""
        if done == 0:
            bar[:] = [showing.enter_context(progress("making motions"))]
        for one in bar:
            one(done, total)
        if done == total:
            showing.close()
            bar.clear()

    try:
        with showing:
            outcome = run_study(STUDIES[name](base), base, data, output, options, say, show)
    except KeyboardInterrupt:
        say(f"interrupted; what is done is kept in {output}: the same command goes on")
        raise
    print(write_report(outcome, output))
