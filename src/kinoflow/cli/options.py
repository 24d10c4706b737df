"""Options that several commands share, each written once: groups of them (a box in the help), and single ones.

A group is a frozen dataclass that a command takes as one parameter; its docstring is the help. Nothing here waits for
torch: choices are read from the tables of the code that has them, where those can be had without it.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from tyro.conf import UseAppendAction, arg

from kinoflow.errors import OptionError
from kinoflow.flow.steppers import STEPPERS

if TYPE_CHECKING:
    pass

MAX_SEED = 2**63 - 1


def one_of(names: Iterable[str]) -> str:
    """How the help shows that an option takes one of these."""
    return "{" + ",".join(names) + "}"


File = Annotated[Path | None, arg(metavar="FILE")]
Folder = Annotated[Path | None, arg(metavar="DIR")]
Output = Annotated[Path | None, arg(aliases=["-o"], metavar="OUT")]
Seed = Annotated[int, arg(metavar="N")]
Count = Annotated[int, arg(metavar="N")]
Steps = Annotated[int | None, arg(metavar="N")]
Set = Annotated[tuple[str, ...], arg(name="set", metavar="NAME=VALUE ...")]
Threads = Annotated[int | None, arg(metavar="N")]
Yaw = Annotated[float | None, arg(metavar="DEG")]
Plan = Annotated[bool, arg(name="plan", aliases=["--estimate"])]
Start = Annotated[Path | None, arg(name="model", aliases=["--from"], metavar="FOLDER")]


@dataclass(frozen=True)
class ModelOptions:
    """The model, and where it computes.

    Attributes:
        model: Folder of a model, kinoflow's own or an official one; "compact" is the one that comes with kinoflow.
        device: Where to compute: cpu, cuda:0, mps, or auto for the first GPU if there is one.
    """

    model: Annotated[str, arg(metavar="FOLDER")] = "compact"
    device: Annotated[str, arg(metavar="NAME")] = "cpu"


@dataclass(frozen=True)
class NetworkOptions(ModelOptions):
    """The model, and where and how it computes.

    Attributes:
        dtype: What the network computes in: fp32 gives the official numbers, bf16 is faster and half as large, fp16 is
            for GPUs without bf16; "auto" is fp32 where that fits.
        text_encoder: "auto" is the one the model was trained with; the others hold the language model of an official
            one in 8 or 4 bits.
        compile: Let PyTorch's compiler make the network's kernels, with CUDA graphs on CUDA. Takes minutes for every
            new length; on a CPU the kernels that are there without it are faster.
    """

    dtype: Literal["auto", "fp32", "bf16", "fp16"] = "auto"
    text_encoder: Literal["auto", "official-8bit", "official-4bit"] = "auto"
    compile: bool = False

    @property
    def loading(self) -> dict[str, Any]:
        """Arguments of `MotionPipeline.from_pretrained` beside the folder."""
        return {name: getattr(self, name) for name in ("device", "dtype", "text_encoder", "compile")}


@dataclass(frozen=True)
class SamplingOptions:
    """How motions are sampled; the model's own values where left out. Any of them asks for the network.

    Attributes:
        steps: Steps of the solver.
        guidance: How strongly the sentence guides.
        guidance_interval: Times, of 0 (noise) to 1 (motion), between which the sentence guides: 0.1,0.8. Elsewhere
            the network has half the work.
        solver: Rule of a step; euler for official models.
        time_shift: More than 1 takes shorter steps near noise and longer ones near the motion, less than 1 the
            reverse.
    """

    steps: Steps = None
    guidance: Annotated[float | None, arg(metavar="X")] = None
    guidance_interval: Annotated[str | None, arg(metavar="A,B")] = None
    solver: Annotated[str | None, arg(metavar=one_of(STEPPERS))] = None
    time_shift: Annotated[float | None, arg(metavar="X")] = None

    @property
    def given(self) -> dict[str, Any]:
        """What was given, by the name of its option."""
        values = {field.name.replace("_", "-"): getattr(self, field.name) for field in dataclasses.fields(self)}
        return {name: value for name, value in values.items() if value is not None}

    def settings(self) -> dict[str, Any]:
        """All of them as `SamplingSettings.of` takes them, None where not given.

        Raises:
            OptionError: a number that is not allowed.
        """
        if self.steps is not None and not 1 <= self.steps <= 1000:
            raise OptionError(f"--steps must be from 1 to 1000; got {self.steps}")
        if self.guidance is not None and not (math.isfinite(self.guidance) and 0 <= self.guidance <= 100):
            raise OptionError(f"--guidance must be from 0 to 100; got {self.guidance:g}")
        return {
            "steps": self.steps,
            "guidance_scale": self.guidance,
            "guidance_interval": _two_numbers(self.guidance_interval),
            "solver": self.solver,
            "time_shift": self.time_shift,
        }


@dataclass(frozen=True)
class SentenceOptions:
    """Sentences to make motions of: of a file or of a dataset.

    Attributes:
        prompts: File of sentences: .txt with text#frames#id lines, or .json with groups of them.
        data: Dataset folder whose captions are the sentences, instead of a file.
    """

    prompts: File = None
    data: Folder = None


@dataclass(frozen=True)
class ServerOptions:
    """The server.

    Attributes:
        folder: Where requests and motions are kept; a folder of the user's data when left out.
        host: Address to listen on. Others than this machine's own need the token that is printed then.
        port: Port to listen on; a free one when 0.
        name: Another host name under which clients ask; may be given again.
        token: What clients must send, 16 or more letters and digits.
        queue: How many requests may wait; more are told to come again.
        idle: Seconds without a request after which the model leaves the memory.
    """

    folder: Folder = None
    host: Annotated[str, arg(metavar="ADDRESS")] = "127.0.0.1"
    port: Count = 8420
    name: Annotated[UseAppendAction[tuple[str, ...]], arg(metavar="HOST")] = ()
    token: Annotated[str, arg(metavar="TOKEN")] = ""
    queue: Count = 64
    idle: Annotated[float, arg(metavar="S")] = 900.0


def read_seeds(text: str) -> list[int]:
    """Numbers with commas between.

    Raises:
        OptionError: something else.
    """
    try:
        return [int(part) for part in text.split(",")]
    except ValueError:
        raise OptionError(f"--seeds must be whole numbers with commas between, like 0,1,2; got {text!r}") from None


def _two_numbers(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    try:
        start, end = (float(part) for part in text.split(","))
    except ValueError as error:
        raise OptionError(
            f"--guidance-interval must be two numbers with a comma between, like 0.1,0.8; got {text!r}"
        ) from error
    return start, end
