"""Every error kinoflow raises on purpose.

    KinoflowError
    ├── UnreadableError (ValueError)   a file of others is not what it should be; readers tell it as one of the below
    ├── InputError (ValueError)        something a user gave cannot be used
    │   ├── PromptError                the sentence
    │   ├── DurationError              seconds or frames outside what the model knows
    │   ├── OptionError                any other argument or option
    │   ├── ConstraintError            what is asked of a motion besides the sentence contradicts itself or cannot be
    │   └── ScoreError                 a score of an authored motion asks what the rig cannot do
    ├── MotionFileError (ValueError)   a motion file cannot be read as what it claims to be
    │   ├── UnsupportedFormatError     no reader or writer for this suffix
    │   └── UnknownRigError            joint names that no known rig has
    ├── DataError (ValueError)         a dataset folder or shard is missing, damaged or of another layout
    │   └── WorkerError                a process that worked on the data was killed
    ├── ModelError (ValueError)        a model folder cannot be used
    │   ├── ConfigError                its configuration
    │   └── CheckpointError            its weights
    ├── TrainingError (RuntimeError)   a run cannot go on
    ├── RunError (RuntimeError)        a folder holds a run that was begun with something else
    ├── JudgeError (RuntimeError)      a judge of motions gave no usable answer
    ├── PromptServerError (RuntimeError) a server that rewrites prompts gave no usable answer
    ├── NumericalError (ArithmeticError) numbers left the range of what they are computed in
    ├── ResourceError (RuntimeError)   this machine has too little memory for what was asked
    ├── OutputError (OSError)          a result cannot be written
    ├── RequestError (RuntimeError)    a server refuses what a client asks
    └── MissingExtraError (ImportError) an optional dependency is not installed

Each message says what was given, what is allowed and what to do, in at most `LONGEST_MESSAGE` characters, whatever
the input was. The command line prints it as one line and exits with code 2; nothing half-written is left behind (see
`kinoflow.files`).
"""

LONGEST_MESSAGE = 400
_CUT = " [...] "


class Terminated(KeyboardInterrupt):
    """A signal asked the process to end, as job schedulers and closed terminals do; all that holds for Ctrl-C holds.

    Attributes:
        number: of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.number = number


class KinoflowError(Exception):
    """Base of all errors that kinoflow raises on purpose."""

    def __str__(self) -> str:
        return shortened(super().__str__(), LONGEST_MESSAGE)


def shortened(text: str, most: int) -> str:
    """`text` without its middle where it is longer than `most` characters: what to do stands at the end."""
    if len(text) <= most:
        return text
    start = (most - len(_CUT)) // 2
    return text[:start] + _CUT + text[len(text) - (most - len(_CUT) - start) :]


class UnreadableError(KinoflowError, ValueError):
    """A file of others is not what it should be (see `kinoflow.reading`); the message says what, not which file."""


class InputError(KinoflowError, ValueError):
    """Something a user gave cannot be used."""


class PromptError(InputError):
    """The sentence is empty, too long or not text."""


class DurationError(InputError):
    """A duration or number of frames outside what the model was trained for."""


class OptionError(InputError):
    """An argument or option has a value that is not allowed."""


class ScoreError(InputError):
    """A score of an authored motion sets a control or a parameter outside its range, or asks what the rig cannot do."""


class ConstraintError(InputError):
    """Constraints contradict each other, name frames or joints that are not there, or ask what no body can do."""


class MotionFileError(KinoflowError, ValueError):
    """A motion file cannot be read as what it claims to be."""


class UnsupportedFormatError(MotionFileError):
    """No reader or no writer is registered for a file's suffix."""


class UnknownRigError(MotionFileError):
    """The joint names of a file match no known rig, and no joint map was given."""


class DataError(KinoflowError, ValueError):
    """A dataset folder or shard is missing, damaged or of another layout."""


class WorkerError(DataError):
    """A process that worked on part of the data was killed."""


class ModelError(KinoflowError, ValueError):
    """A model folder cannot be used."""


class ConfigError(ModelError):
    """A configuration holds an unknown, missing or impossible value."""


class CheckpointError(ModelError):
    """Weights are missing, damaged, unsafe to open, or do not fit the configuration."""


class TrainingError(KinoflowError, RuntimeError):
    """A training run cannot go on."""


class RunError(KinoflowError, RuntimeError):
    """A folder holds a run that was begun with something else than this command asks for (`kinoflow.runs`)."""


class JudgeError(KinoflowError, RuntimeError):
    """A judge of motions cannot be reached, refuses, or gave no usable answer."""


class PromptServerError(KinoflowError, RuntimeError):
    """A server that rewrites prompts cannot be reached, refuses, or gave no usable caption."""


class NumericalError(KinoflowError, ArithmeticError):
    """Numbers left the range of the format they are computed in."""


class ResourceError(KinoflowError, RuntimeError):
    """This machine has too little memory for what was asked."""


class OutputError(KinoflowError, OSError):
    """A result cannot be written where it was asked for."""


class RequestError(KinoflowError, RuntimeError):
    """A server refuses what a client asks.

    Attributes:
        status: of HTTP.
        code: short name of the reason, for programs.
        headers: that go with the answer.
    """

    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = headers or {}


class MissingExtraError(KinoflowError, ImportError):
    """An optional dependency is needed for this and is not installed."""

    def __init__(self, package: str, extra: str, purpose: str) -> None:
        super().__init__(
            f"{purpose} needs the package {package!r}, which is not installed; run: pip install 'kinoflow[{extra}]'"
        )
