"""Prompts of a command, planned (`kinoflow.prompting`): captions, lengths, and what the user is told of both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from kinoflow.cli.prompts import Task
from kinoflow.errors import InputError, OptionError, PromptServerError
from kinoflow.prompting.languages import NAMES
from kinoflow.prompting.plan import LONG, PromptPlan, Read, Rewrite, plan_prompt

if TYPE_CHECKING:
    from kinoflow.prompting.server import PromptServer

PlannedTask = tuple[Task, PromptPlan | None]
"""A prompt and its plan; none where the prompt has a problem."""


def planned(
    tasks: list[Task],
    duration: float | None,
    rewrite: Rewrite,
    *,
    fit_duration: bool,
    allow_untranslated: bool,
    refuse: bool,
    server: PromptServer | None = None,
) -> list[PlannedTask]:
    """The tasks with their plans; what cannot be planned is a problem of its task, or an error if `refuse`.

    Raises:
        InputError: see `refuse`.
    """
    found: list[PlannedTask] = []
    for task in tasks:
        if task.problem:
            found.append((task, None))
            continue
        seconds = duration if task.duration_s is None else task.duration_s
        try:
            plan = plan_prompt(
                task.prompt,
                seconds,
                rewrite=rewrite,
                fit_duration=fit_duration,
                allow_untranslated=allow_untranslated,
                server=server,
            )
        except (InputError, PromptServerError) as error:
            if refuse:
                raise
            found.append((replace(task, problem=str(error)), None))
            continue
        found.append((replace(task, duration_s=plan.seconds), plan))
    return found


@contextmanager
def rewriter(rewrite: Rewrite, url: str, model: str) -> Iterator[PromptServer | None]:
    """The server that rewrites, where one is asked for.

    Raises:
        OptionError: there is no address, or one that nobody asked for.
        PromptServerError: it cannot be reached.
    """
    if rewrite != "server":
        if url or model:
            raise OptionError("--prompt-server and --prompt-model are for --rewrite server")
        yield None
        return
    from kinoflow.prompting.server import PromptServer

    server = PromptServer(url, model)
    try:
        yield server
    finally:
        server.close()


def told(plan: PromptPlan) -> Iterator[str]:
    """What was changed of a prompt, and what else to know, in notes."""
    if plan.caption != plan.request:
        what = "; ".join(f"{_of(change.before)} {_became(change.after)}" for change in plan.changes)
        yield f"note: taken as {plan.caption!r}{f' ({what})' if what else ''}"
    for warning in plan.warnings:
        if warning.code != LONG:
            yield f"note: {warning}"


def prompt_lines(plan: PromptPlan, read: Read | None) -> Iterator[str]:
    """A plan in lines for people, and the actions that the library has for it."""
    yield "prompt"
    yield f"  {'caption':10}{plan.caption}"
    yield f"  {'language':10}{NAMES.get(plan.language, plan.language)}"
    low, high = plan.range
    source = {"user": "asked for", "text": "said in the text", "rules": "by the words"}
    said = source.get(plan.duration_from, f"by {plan.duration_from}")
    yield f"  {'length':10}{plan.seconds:g} s, {plan.frames} frames ({said}); such take {low:g} to {high:g} s"
    for change in plan.changes:
        yield f"  {'changed':10}{_of(change.before)} {_became(change.after)}: {change.reason}"
    for segment in plan.segments:
        yield f"  {'segment':10}{segment.seconds:g} s: {segment.caption}"
    for warning in plan.warnings:
        yield f"  {'note':10}{warning}"
    if read is not None:
        names = read(plan.caption)
        yield f"  {'library':10}{', then '.join(names) if names else 'nothing like it: the network makes it'}"


def _of(words: str) -> str:
    return repr(words) if words else "put in:"


def _became(words: str) -> str:
    return f"became {words!r}" if words else "left out"
