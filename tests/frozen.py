"""Dataclasses of a room: nobody changes them, and what holds arrays is equal to itself alone."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re

ARRAYS = re.compile(r"(\w*Array|Tensor)( \| None)?")


def check_values(room: str, changing: tuple[str, ...] = ()) -> None:
    """Raises where a dataclass of the room that is not among those that change does, or compares arrays."""
    package = importlib.import_module(f"kinoflow.{room}")
    modules = [found.name for found in pkgutil.walk_packages(package.__path__, f"kinoflow.{room}.")]
    seen = []
    for name in modules:
        for title, kind in inspect.getmembers(importlib.import_module(name), inspect.isclass):
            if kind.__module__ != name or "__dataclass_params__" not in vars(kind):
                continue
            seen.append(title)
            params = kind.__dataclass_params__
            assert params.frozen == (title not in changing), f"{name}: {title} is frozen={params.frozen}"
            if any(ARRAYS.fullmatch(str(field.type)) for field in dataclasses.fields(kind)):
                assert not params.eq, f"{name}: {title} compares arrays"
    assert set(changing) <= set(seen)
