"""`kinoflow train prompts`: fine-tune the language model of prompts, and train it by GRPO."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar, get_args

from tyro.conf import arg

from kinoflow.cli.options import Folder, Output, Plan, Set, Threads
from kinoflow.cli.runs import override, train, use_threads
from kinoflow.cli.terminal import say
from kinoflow.errors import OptionError

if TYPE_CHECKING:
    from kinoflow.training.config import RunConfig

Config = TypeVar("Config", bound="RunConfig")
PromptStage = Literal["sft", "grpo"]


def prompts(
    stage: PromptStage,
    /,
    *,
    adapter: Folder = None,
    data: Folder = None,
    output: Output = None,
    set: Set = (),
    device: Annotated[str | None, arg(metavar="NAME")] = None,
    threads: Threads = None,
    plan: Plan = False,
) -> None:
    """Train the language model that puts what people type into captions with lengths (extra prompts).

    kinoflow train prompts sft -o runs/prompts

    kinoflow train prompts grpo --adapter runs/prompts/adapter -o runs/prompts-grpo

    The first tunes an adapter on texts that are made by rule of captions whose length is known; the second draws
    answers of it, scores them, and makes the better ones more probable. The same command continues an interrupted run.

    Args:
        stage: sft or grpo.
        adapter: With grpo, folder of the adapter to begin with.
        data: Dataset folder whose captions and lengths are used beside those of the library; each clip shows one
            action.
        output: Run folder: checkpoints, log.jsonl, and the adapter in OUT/adapter.
        set: Fields of the configuration to change; --plan shows them.
        device: Where to train: cpu, cuda:0, mps, or auto for the first GPU if there is one.
        threads: CPU threads; all cores when left out.
        plan: Only show the values of the configuration and where they come from.
    """
    if stage not in get_args(PromptStage):
        raise OptionError(f"the stage is sft or grpo; got {stage!r}")
    if stage == "sft" and adapter is not None:
        raise OptionError("--adapter goes with grpo: sft begins with the plain model")
    from kinoflow.alignment.prompter import PromptPolicyConfig
    from kinoflow.recipes.prompter import prompt_policy, prompt_tuning
    from kinoflow.training.prompter.config import PromptTuningConfig

    config: PromptTuningConfig | PromptPolicyConfig = (
        _configured(prompt_tuning(), set, device) if stage == "sft" else _configured(prompt_policy(), set, device)
    )
    if plan:
        _show(stage, config)
        return
    if output is None:
        raise OptionError("training needs -o OUT for the run")
    if stage == "grpo" and adapter is None:
        raise OptionError("grpo needs --adapter FOLDER, which `kinoflow train prompts sft` wrote as OUT/adapter")
    use_threads(threads)
    from kinoflow.prompting.language_model import CaptionWriter, describe_adapter, load_base
    from kinoflow.training.origin import check_run_folder
    from kinoflow.training.processes import Processes
    from kinoflow.training.prompter.tuning import Pools, build_tuning, calibrate, captured_sayings

    check_run_folder(output)
    if adapter is not None:
        describe_adapter(adapter)
    captured = captured_sayings(data) if data is not None else ()
    network, vocabulary = load_base()
    processes = Processes.join(config.device)
    say("performing the actions of the library for their lengths", shown=processes.first)
    pools = Pools.authored(config.examples, captured)
    if isinstance(config, PromptTuningConfig):
        train(build_tuning(config, network, vocabulary, pools, output, processes=processes), processes)
    elif adapter is not None:
        from kinoflow.alignment.prompter import build_policy

        train(build_policy(config, network, vocabulary, adapter, pools, output, processes=processes), processes)
    if processes.first:
        folder = output / "adapter"
        temperature = calibrate(folder, CaptionWriter.load(folder, temperature=1.0), pools)
        say(f"lengths are told with temperature {temperature:.2f}, so that eight of ten lie in their range")


def _configured(config: Config, changes: tuple[str, ...], device: str | None) -> Config:
    if device is not None:
        from kinoflow.inference.devices import choose_device

        config = dataclasses.replace(config, device=choose_device(device).name)
    return override(config, changes)


def _show(stage: str, config: RunConfig) -> None:
    from kinoflow.recipes.prompter import POLICY, TUNING

    table = TUNING if stage == "sft" else POLICY
    values = _flat(dataclasses.asdict(config))
    print(f"SmolLM2-135M, adapters, {stage}")
    width = max(map(len, values)) + 2
    for name, value in values.items():
        origin = table[name].origin if name in table and table[name].value == value else ""
        print(f"  {name:{width}}{value!s:10}{origin}".rstrip())


def _flat(values: dict[str, object], before: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in values.items():
        found |= _flat(value, f"{before}{name}.") if isinstance(value, dict) else {f"{before}{name}": value}
    return found
