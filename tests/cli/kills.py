"""Ends a command at each of its system calls in turn, as a script of its own: imports once, and forks for every try.

    python kills.py FOLDER SIGNAL FIRST STRIDE LIMIT -- COMMAND ARGUMENTS...

Calls that make, open for writing, rename, truncate or remove something below FOLDER are counted; the FIRST-th of them
gets the signal just before it happens, in the next try the one STRIDE later, and so on until a try ends by itself or
LIMIT of them were ended. After each, a line goes out, and one is read: what the caller has looked at meanwhile.
"""

from __future__ import annotations

import os
import sys

CALLS = {
    "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "shutil.rmtree", "tempfile.mkstemp",
    "tempfile.mkdtemp", "ctypes.dlsym",
}  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def counted(folder: str, number: int, sign: int) -> None:
    """Send this process a signal at its `number`-th call."""
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
                os.kill(os.getpid(), sign)

    sys.addaudithook(hook)


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
    for _ in range(limit):
        child = os.fork()
        if child == 0:
            counted(folder, number, sign)
            code = kinoflow.cli.main(arguments)
            sys.stderr.flush()
            os._exit(code)
        _, status = os.waitpid(child, 0)
        print("code", os.waitstatus_to_exitcode(status), flush=True)
        if sys.stdin.readline() != "go on\n":
            return
        number += stride


if __name__ == "__main__":
    main()
