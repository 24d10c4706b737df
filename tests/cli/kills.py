"""Ends a command at each of its system calls in turn, as a script of its own: imports once, and forks for every try.

    python kills.py FOLDER SIGNAL FIRST STRIDE LIMIT -- COMMAND ARGUMENTS...

Calls that make, open for writing, rename, truncate or remove something below FOLDER are counted; the FIRST-th of them
gets the signal just before it happens, in the next try the one STRIDE later, and so on until a try ends by itself or
LIMIT of them were ended. After each, a line goes out, and one is read: what the caller has looked at meanwhile.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import tempfile
from collections.abc import Callable

CALLS = {
    "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "shutil.rmtree", "tempfile.mkstemp",
    "tempfile.mkdtemp", "ctypes.dlsym",
}  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def counted(folder: str, number: int, sign: int, on_end: Callable[[], None]) -> None:
    """Send this process a signal at its `number`-th call, and do something first."""
    count = 0

    def hook(event: str, arguments: tuple) -> None:
        nonlocal count
        if event == "open":
            path, _, flags = arguments
            relevant = str(path).startswith(folder) and bool(flags & WRITES)
        elif event == "ctypes.dlsym":
            relevant = arguments[1] in ("renameat2", "renamex_np")
        else:
            relevant = event in CALLS and any(str(one).startswith(folder) for one in arguments)
        if relevant:
            count += 1
            if count == number:
                on_end()
                os.kill(os.getpid(), sign)

    sys.addaudithook(hook)


def import_all(names: list[str]) -> None:
    """What a try imported, so that the next ones find it: of the time of each, most would go there."""
    for name in names:
        # Whoever imports this starts processes.
        if not name.startswith(("torch._inductor", "__")):
            with contextlib.suppress(Exception):
                importlib.import_module(name)


def main() -> None:
    folder, sign, number, stride, limit = sys.argv[1], *map(int, sys.argv[2:6])
    arguments = sys.argv[7:]
    # What a try would import is imported here once.
    import kinoflow.cli
    import kinoflow.data.build
    import kinoflow.data.packing.packing
    import kinoflow.data.packing.unpacking
    import kinoflow.formats

    if arguments[0] == "author":
        import kinoflow.authoring.action

        kinoflow.authoring.action.actions()
    if arguments[0] == "data":
        import torch  # noqa: F401
    if arguments[0] == "train":
        import kinoflow.training.distillation.runs
        import kinoflow.training.pretrain
    with tempfile.TemporaryFile() as imported:
        for _ in range(limit):
            known = frozenset(sys.modules)

            def tell(known: frozenset[str] = known) -> None:
                os.pwrite(imported.fileno(), "\n".join(name for name in sys.modules if name not in known).encode(), 0)

            child = os.fork()
            if child == 0:
                counted(folder, number, sign, tell)
                code = kinoflow.cli.main(arguments)
                sys.stderr.flush()
                os._exit(code)
            _, status = os.waitpid(child, 0)
            import_all(os.pread(imported.fileno(), 10**6, 0).decode().split())
            imported.truncate(0)
            print("code", os.waitstatus_to_exitcode(status), flush=True)
            if sys.stdin.readline() != "go on\n":
                return
            number += stride


if __name__ == "__main__":
    main()
