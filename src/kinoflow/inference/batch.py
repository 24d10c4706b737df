"""Many prompts, one after the other: a manifest of results that an interrupted batch goes on from.

The manifest is a JSON file, written anew after every prompt:

| key | content |
|---|---|
| `format` | `FORMAT` |
| `kinoflow`, `model`, `settings` | what the motions depend on besides prompt, frames and seed; all results share them |
| `results` | one object per motion: `id`, `group`, `prompt`, `frames`, `seed`, `file` (relative to the manifest), `bytes`, `sha256`, `seconds` (of the whole prompt); for a prompt that failed `id`, `group`, `prompt` and `error` |

A motion is finished if the manifest says so for the same prompt, frames and seed, and its file is what was written.
"""  # noqa: E501

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinoflow.errors import KinoflowError, ModelError, OptionError, OutputError, ResourceError, UnreadableError
from kinoflow.files import atomic_path, sha256_of
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import quoted, read_json, reading, record, value_of
from kinoflow.runs import check_same, locked_folder

FORMAT = "kinoflow batch 1"
_FATAL = (ModelError, ResourceError, OutputError, MemoryError)
"""What would stop every later prompt too."""


@dataclass(frozen=True)
class Job:
    """The motions of one prompt.

    Attributes:
        id: name of the prompt in its group.
        group: folder of the group, or empty.
        prompt: the sentence.
        frames: length of each motion.
        duration_s: the same in seconds.
        seeds: one motion each.
        paths: a file for each seed.
        problem: why it cannot be made, or empty.
    """

    id: str
    group: str
    prompt: str
    frames: int
    duration_s: float
    seeds: tuple[int, ...]
    paths: tuple[Path, ...]
    problem: str = ""


@dataclass(frozen=True)
class _Result:
    """What the manifest has to know of a finished motion."""

    id: str
    group: str
    file: str


class Manifest:
    """The manifest of one batch, in memory and on disk."""

    def __init__(self, path: Path, header: dict[str, Any], jobs: Sequence[Job], *, overwrite: bool = False) -> None:
        """Read what is there, if anything, and find out which jobs are finished. Writes nothing.

        Args:
            path: of the manifest; the files of the jobs are in its folder or below.
            header: everything that motions depend on: `kinoflow`, `model`, `settings`; plain values.
            jobs: of this run.
            overwrite: take nothing over.

        Raises:
            OptionError: the file is no manifest.
            RunError: it is one of a batch with another header.
        """
        self.path = path
        self.header = {"format": FORMAT, **header}
        self._jobs = {(job.group, job.id): job for job in jobs if not job.problem}
        self._order = tuple(jobs)
        self._overwrite = overwrite
        self.take_up()

    def take_up(self) -> None:
        """Read what is there, if anything; what another run has written since the last time, too.

        Raises:
            OptionError, RunError: see above.
        """
        # Results of prompts that this run does not have stay in the manifest.
        self._kept: list[dict[str, Any]] = []
        self._results: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for key, results in ({} if self._overwrite else self._read()).items():
            if key not in self._jobs:
                self._kept += results
            elif self._is_finished(self._jobs[key], results):
                self._results[key] = results

    def is_finished(self, job: Job) -> bool:
        """Whether all motions of a job are there and complete."""
        return any("file" in result for result in self._results.get((job.group, job.id), []))

    def finish(self, job: Job, seconds: float) -> None:
        """Note that a job's files are written."""
        common = {"id": job.id, "group": job.group, "prompt": job.prompt, "frames": job.frames}
        self._results[job.group, job.id] = [
            {
                **common,
                "seed": seed,
                "file": path.relative_to(self.path.parent).as_posix(),
                "bytes": path.stat().st_size,
                "sha256": sha256_of(path),
                "seconds": round(seconds, 3),
            }
            for seed, path in zip(job.seeds, job.paths, strict=True)
        ]
        self.write()

    def fail(self, job: Job, error: Exception) -> None:
        """Note why a job failed."""
        known = isinstance(error, KinoflowError)
        text = str(error) if known else f"unexpected {type(error).__name__}: {error}"
        self._results[job.group, job.id] = [_failure(job, text)]
        self.write()

    @property
    def failures(self) -> list[dict[str, Any]]:
        """Results with an error."""
        return [result for result in self._all() if "error" in result]

    def write(self) -> None:
        """Write the file.

        Raises:
            OutputError: it cannot be written.
        """
        content = {**self.header, "results": list(self._all())}
        with atomic_path(self.path) as temporary:
            temporary.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def _all(self) -> Iterator[dict[str, Any]]:
        for job in self._order:
            yield from [_failure(job, job.problem)] if job.problem else self._results.get((job.group, job.id), [])
        yield from self._kept

    def _read(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        """Finished results of the file, by group and id."""
        if not self.path.exists():
            return {}
        advice = "it is no manifest of a batch: give another place for the output, or --overwrite to replace it"
        with reading(self.path, OptionError, advice):
            content = value_of(dict[str, Any], read_json(self.path, finite=False))
            if content.get("format") != FORMAT:
                raise UnreadableError(f"its format is {quoted(content.get('format'))}")
            found: dict[tuple[str, str], list[dict[str, Any]]] = {}
            for number, result in enumerate(value_of(list[dict[str, Any]], content.get("results"), "results")):
                if "file" in result:
                    done = record(_Result, result, f"results[{number}]", more=True)
                    found.setdefault((done.group, done.id), []).append(result)
        del content["results"]
        advice = "another place for the output, or --overwrite to make all of them again"
        check_same(self.path, content, self.header, advice=advice)
        return found

    def _is_finished(self, job: Job, results: list[dict[str, Any]]) -> bool:
        if [result.get("seed") for result in results] != list(job.seeds):
            return False
        for path, result in zip(job.paths, results, strict=True):
            said = (result.get("prompt"), result.get("frames"), result.get("file"))
            if said != (job.prompt, job.frames, path.relative_to(self.path.parent).as_posix()):
                return False
            if not path.is_file() or path.stat().st_size != result.get("bytes"):
                return False
            if sha256_of(path) != result.get("sha256"):
                return False
        return True


def run_jobs(
    jobs: Sequence[Job],
    manifest: Manifest | None,
    generate: Callable[[Job], Sequence[MotionClip]],
    on_job: Callable[[Job, Sequence[MotionClip]], None] | None = None,
    save: Callable[[Sequence[MotionClip], Sequence[Path]], object] | None = None,
) -> None:
    """Make what is not finished. A prompt that fails is noted and does not stop the rest.

    Args:
        jobs: in the order in which they are made; those with a problem are left out.
        manifest: of these jobs; without one, any error of a prompt is raised.
        generate: makes the clips of a job, one per seed.
        on_job: called after each job that was tried, with its clips (none where it failed).
        save: writes the clips of a job; by default each to its own path.

    Raises:
        ModelError, ResourceError, OutputError: what would stop every later prompt too, such as another run that is at
            work in the folder of the manifest.
    """
    with contextlib.ExitStack() as stack:
        if manifest is not None:
            stack.enter_context(locked_folder(manifest.path.parent))
            manifest.take_up()
            manifest.write()
        _run(jobs, manifest, generate, on_job, save)


def _run(
    jobs: Sequence[Job],
    manifest: Manifest | None,
    generate: Callable[[Job], Sequence[MotionClip]],
    on_job: Callable[[Job, Sequence[MotionClip]], None] | None,
    save: Callable[[Sequence[MotionClip], Sequence[Path]], object] | None,
) -> None:
    for job in jobs:
        if job.problem or (manifest is not None and manifest.is_finished(job)):
            continue
        start = time.monotonic()
        clips: Sequence[MotionClip] = []
        try:
            clips = generate(job)
            (save or _save)(clips, job.paths)
        except _FATAL:
            raise
        except Exception as error:  # of whatever kind: a night's work must not end at one prompt
            if manifest is None:
                raise
            manifest.fail(job, error)
            clips = []
        else:
            if manifest is not None:
                manifest.finish(job, time.monotonic() - start)
        if on_job is not None:
            on_job(job, clips)


def _save(clips: Sequence[MotionClip], paths: Sequence[Path]) -> None:
    for clip, path in zip(clips, paths, strict=True):
        clip.save(path)


def _failure(job: Job, error: str) -> dict[str, Any]:
    return {"id": job.id, "group": job.group, "prompt": job.prompt, "error": " ".join(error.split())}
