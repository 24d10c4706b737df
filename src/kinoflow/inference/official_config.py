"""`config.yml` of official model folders: read as data, every setting honoured or refused by name, and written back.

Settings without effect on what a trained model computes are read, checked for their type where they have one, and then
left alone; each says so where it is taken. The official loader reads the four keys of `describe` and no other.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from kinoflow.errors import ConfigError, UnreadableError
from kinoflow.files import refuse_lfs_pointer
from kinoflow.model.config import ACTIVATIONS, QK_NORMS, NetworkConfig
from kinoflow.model.description import ModelDescription
from kinoflow.motion.features import FPS, NUM_FEATURES, layout_fingerprint
from kinoflow.reading import brief, quoted, read_text, reading

CONFIG_NAME = "config.yml"
LARGEST_CONFIG_BYTES = 64 << 10
_MOST_SETTINGS = 10_000
NETWORK = "hymotion/network/hymotion_mmdit.HunyuanMotionMMDiT"
REFINER = "hymotion/network/token_refiner.SingleTokenRefiner"
PIPELINE = "hymotion/pipeline/motion_diffusion.MotionFlowMatching"
TEXT_ENCODER = "hymotion/network/text_encoders/text_encoder.HYTextModel"
BODY_REST_PELVIS_OFFSET_M = (-0.0018, -0.1908, 0.0282)
"""Rest offset of the pelvis on the body that official models were trained for."""
LICENCE = (
    "official HY-Motion weights: Tencent HY-Motion 1.0 Community License "
    "(not licensed for the European Union, the United Kingdom and South Korea)"
)
CLIP_TOKENS = 77

# Names under which the official package knows the 201 columns.
_MOTION_TYPES = ("auto", "o6dp", "o6dp_1103")
_MASKS = {None: "none", "causal": "causal", "narrowband": "band"}
# The official network multiplies seconds by a literal 30 here, whatever the frame rate.
_BAND_FRAMES_PER_S = 30.0
_LARGEST_NUMBER = 1e6
_REQUIRED = object()


def is_official_folder(folder: Path) -> bool:
    """Whether a folder looks like an official release."""
    return (folder / CONFIG_NAME).is_file()


def read_config(folder: Path) -> dict[str, Any]:
    """The content of `config.yml`.

    Raises:
        ConfigError: it cannot be read, or is no mapping.
    """
    import yaml

    path = folder / CONFIG_NAME
    refuse_lfs_pointer(path)
    with reading(path, ConfigError, "get it from its source again"):
        text = read_text(path, most_bytes=LARGEST_CONFIG_BYTES)
        try:
            values = yaml.safe_load(text)
        except Exception as error:  # tags that do not fit their values end in errors of any kind
            raise UnreadableError(f"it is not YAML ({' '.join(str(error).split()) or type(error).__name__})") from error
        if not isinstance(values, dict):
            raise UnreadableError("it does not hold a model configuration")
        _check_settings(values)
        return values


def _check_settings(values: dict[str, Any]) -> None:
    """Refuse what YAML can say in few letters and nothing later can hold.

    Raises:
        UnreadableError: names that are no words, numbers beyond 64 bits, or more settings than there are letters,
            by settings that repeat one another or themselves.
    """
    waiting: list[Any] = [values]
    for _ in range(_MOST_SETTINGS):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            if odd := [key for key in value if not isinstance(key, str | int | None)]:
                raise UnreadableError(f"it has a setting called {quoted(odd[0])}")
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise UnreadableError("it holds a whole number beyond 64 bits")
    raise UnreadableError(f"it has more than {_MOST_SETTINGS:,} settings, or settings that hold themselves")


class Settings:
    """One mapping of `config.yml`. Settings are taken one by one, checked; `finish` refuses what nobody took."""

    def __init__(self, values: Any, path: str) -> None:
        if values is None:
            values = {}
        if not isinstance(values, dict):
            raise ConfigError(f"{path} in config.yml must be a section of settings; got {quoted(values)}")
        self._values = dict(values)
        self._path = path

    def take(self, name: str, default: Any = None) -> Any:
        """The value as it is; `default` where the setting is absent."""
        return self._values.pop(name, default)

    def whole(self, name: str, default: Any = _REQUIRED) -> int:
        """A whole number."""
        return self._typed(name, default, int, "a whole number")

    def number(self, name: str, default: Any = _REQUIRED) -> float:
        """A finite number."""
        value = self._typed(name, default, (int, float), "a number")
        if not abs(value) <= _LARGEST_NUMBER:
            raise self._refusal(name, value, f"a number of at most {_LARGEST_NUMBER:g}")
        return float(value)

    def flag(self, name: str, default: bool) -> bool:
        """true or false; a word in quotes is neither."""
        return self._typed(name, default, bool, "true or false")

    def choice(self, name: str, allowed: Collection[Any], default: Any) -> Any:
        """One of `allowed`."""
        value = self.take(name, default)
        if not (value is None or isinstance(value, str)) or value not in allowed:
            known = ", ".join("absent" if item is None else str(item) for item in allowed)
            raise self._refusal(name, value, f"one of these, all that kinoflow knows: {known}")
        return value

    def section(self, name: str) -> Settings:
        """The settings below a name; none where it is absent."""
        return Settings(self.take(name), f"{self._path}.{name}")

    def finish(self) -> None:
        """Refuse settings that were not taken.

        Raises:
            ConfigError: the message names them.
        """
        if self._values:
            names = brief(", ".join(f"{self._path}.{name}" for name in self._values))
            raise ConfigError(
                f"config.yml has settings that kinoflow does not know: {names}; they may change what the model "
                "computes, so it is not loaded"
            )

    def _typed(self, name: str, default: Any, kind: Any, described: str) -> Any:
        value = self.take(name, default)
        if value is _REQUIRED:
            raise ConfigError(f"{self._path} in config.yml needs {name}, {described}")
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._refusal(name, value, described)
        return value

    def _refusal(self, name: str, value: Any, allowed: str) -> ConfigError:
        return ConfigError(f"{self._path}.{name} in config.yml must be {allowed}; got {quoted(value)}")


def describe(config: dict[str, Any], name: str = "") -> ModelDescription:
    """Our description of an official configuration.

    Raises:
        ConfigError: a setting that is missing, unknown, of a wrong type, or not supported.
    """
    top = Settings(config, "config.yml")
    top.choice("network_module", (NETWORK,), None)
    top.choice("train_pipeline", (PIPELINE,), None)
    for section in ("network_module_args", "train_pipeline_args"):
        if not isinstance(config.get(section), dict):
            raise ConfigError(f"config.yml has no section {section}")
    pipeline = top.section("train_pipeline_args")
    network = _network(top.section("network_module_args"), pipeline.whole("train_frames", 360))
    pipeline.choice("motion_type", _MOTION_TYPES, "auto")
    pipeline.choice("text_encoder_module", (None, TEXT_ENCODER), None)
    if pipeline.flag("uncondition_mode", False):
        raise ConfigError("uncondition_mode: true is not supported; kinoflow loads text-conditioned models only")
    solver = pipeline.section("noise_scheduler_cfg")
    solver.choice("method", ("euler",), "euler")
    solver.finish()
    sampling = pipeline.section("infer_noise_scheduler_cfg")
    num_steps = sampling.whole("validation_steps", 50)
    sampling.finish()
    testing = pipeline.section("test_cfg")
    testing.take("mean_std_dir")  # see `statistics_folder`
    guidance_scale = testing.number("text_guidance_scale", 1.0)
    testing.finish()
    for without_effect in ("train_cfg", "losses_cfg", "mean_std_dir"):
        pipeline.take(without_effect)
    # Game features are for training: nothing asks for them at inference, and the checkpoint has them in any case.
    pipeline.flag("enable_special_game_feat", False)
    description = ModelDescription(
        network=network,
        prediction="velocity",
        text_encoder="official",
        text_max_tokens=_text_tokens(pipeline.section("text_encoder_cfg")),
        fps=pipeline.number("output_mesh_fps", FPS),
        layout=layout_fingerprint(),
        rest_pelvis_offset_m=BODY_REST_PELVIS_OFFSET_M,
        guidance_scale=guidance_scale,
        num_steps=num_steps,
        null_context=pipeline.flag("enable_ctxt_null_feat", False),
        noise_on_device=pipeline.flag("random_generator_on_gpu", True),
        name=name,
        licence=LICENCE,
    )
    pipeline.finish()
    return description


def _text_tokens(text: Settings) -> int:
    """Longest caption of the language model, in tokens."""
    text.choice("llm_type", ("qwen3",), "qwen3")
    text.choice("sentence_emb_type", ("clipl",), "clipl")
    if (length := text.whole("max_length_sentence_emb", CLIP_TOKENS)) != CLIP_TOKENS:
        raise ConfigError(f"text_encoder_cfg.max_length_sentence_emb must be {CLIP_TOKENS}; got {length}")
    text.flag("enable_llm_padding", True)  # without effect: padding is masked wherever it could be seen
    tokens = text.whole("max_length_llm", 512)
    text.finish()
    return tokens


def _network(args: Settings, train_frames: int) -> NetworkConfig:
    width_in = args.whole("input_dim")
    for name, width in (("input_dim", width_in), ("output_dim", args.take("output_dim"))):
        if width not in (NUM_FEATURES, None):
            raise ConfigError(f"{name} must be {NUM_FEATURES}, the only known layout of a motion; got {quoted(width)}")
    args.choice("text_refiner_module", (REFINER,), REFINER)
    # Only the class of the known parameters is understood, wherever it stands in the official package.
    final_layer = args.take("final_layer_module")
    if final_layer is not None and str(final_layer).rpartition(".")[2] != "FinalLayer":
        raise ConfigError(
            f"final_layer_module {quoted(final_layer)} is not one that kinoflow knows; known is FinalLayer"
        )
    args.take("norm_type")  # accepted by the official network, without effect
    refiner = args.section("text_refiner_cfg")
    refiner.take("attn_mode")  # which kernel computes attention, not what
    _dropout(args)
    _dropout(refiner)
    final = args.section("final_layer_cfg")
    final.flag("zero_init", False)  # only matters before the first training step
    network = NetworkConfig(
        width=args.whole("feat_dim"),
        num_layers=args.whole("num_layers", 12),
        num_heads=args.whole("num_heads", 16),
        mlp_ratio=args.number("mlp_ratio", 4.0),
        mlp_activation=args.choice("mlp_act_type", ACTIVATIONS, "gelu_tanh"),
        motion_features=width_in,
        context_width=args.whole("ctxt_input_dim", 4096),
        pooled_width=args.whole("vtxt_input_dim", 256),
        refiner_layers=refiner.whole("num_layers", 2),
        refiner_mlp_ratio=refiner.number("mlp_ratio", 4.0),
        refiner_mlp_activation=refiner.choice("mlp_act_type", ACTIVATIONS, "silu"),
        refiner_qk_norm=refiner.choice("qk_norm_type", QK_NORMS, "layer"),
        refiner_qkv_bias=refiner.flag("qkv_bias", True),
        qk_norm=args.choice("qk_norm_type", QK_NORMS, "rms"),
        qkv_bias=args.flag("qkv_bias", True),
        motion_mask=_MASKS[args.choice("mask_mode", _MASKS, None)],
        band_frames=int(args.number("narrowband_length", 2.0) * _BAND_FRAMES_PER_S),
        rope_on_text=not args.flag("apply_rope_to_single_branch", True),
        time_factor=args.number("time_factor", 1.0),
        train_frames=train_frames,
        output_activation=final.choice("act_type", ACTIVATIONS, "silu"),
        start_token=args.flag("insert_start_token", False),
        long_skip=args.flag("with_long_skip_connection", False),
    )
    for section in (args, refiner, final):
        section.finish()
    return network


def _dropout(settings: Settings) -> None:
    """Dropout acts only in training, which kinoflow does without."""
    rate = settings.number("dropout", 0.0)
    if not 0 <= rate < 1:
        raise ConfigError(f"dropout in config.yml must be from 0 to less than 1; got {rate:g}")


def official_config(description: ModelDescription) -> dict[str, Any]:
    """The content of a `config.yml` that `describe` takes back to the same description.

    Raises:
        ConfigError: something that the official code has no setting for; the message names it.
    """
    _refuse_what_official_code_lacks(description)
    network = description.network
    return {
        "network_module": NETWORK,
        "network_module_args": {
            "input_dim": network.motion_features,
            "feat_dim": network.width,
            "output_dim": network.motion_features,
            "ctxt_input_dim": network.context_width,
            "vtxt_input_dim": network.pooled_width,
            "text_refiner_module": REFINER,
            "text_refiner_cfg": {
                "num_layers": network.refiner_layers,
                "mlp_ratio": network.refiner_mlp_ratio,
                "mlp_act_type": network.refiner_mlp_activation,
                "qk_norm_type": network.refiner_qk_norm,
                "qkv_bias": network.refiner_qkv_bias,
            },
            "num_layers": network.num_layers,
            "num_heads": network.num_heads,
            "mlp_ratio": network.mlp_ratio,
            "mlp_act_type": network.mlp_activation,
            "qk_norm_type": network.qk_norm,
            "qkv_bias": network.qkv_bias,
            "dropout": 0.0,
            "final_layer_cfg": {"act_type": network.output_activation},
            "mask_mode": next(theirs for theirs, ours in _MASKS.items() if ours == network.motion_mask),
            # Half a frame more survives the product with 30 and the cut to whole frames, whatever the rounding.
            "narrowband_length": (network.band_frames + 0.5 * bool(network.band_frames % 30)) / _BAND_FRAMES_PER_S,
            "apply_rope_to_single_branch": not network.rope_on_text,
            "insert_start_token": network.start_token,
            "with_long_skip_connection": network.long_skip,
            "time_factor": network.time_factor,
        },
        "train_pipeline": PIPELINE,
        "train_pipeline_args": {
            "text_encoder_module": TEXT_ENCODER,
            "text_encoder_cfg": {
                "llm_type": "qwen3",
                "max_length_llm": description.text_max_tokens,
                "sentence_emb_type": "clipl",
                "max_length_sentence_emb": CLIP_TOKENS,
                "enable_llm_padding": True,
            },
            "mean_std_dir": "./stats/",
            "motion_type": "auto",
            "noise_scheduler_cfg": {"method": "euler"},
            "infer_noise_scheduler_cfg": {"validation_steps": description.num_steps},
            "test_cfg": {"mean_std_dir": "./stats/", "text_guidance_scale": description.guidance_scale},
            "output_mesh_fps": int(description.fps) if description.fps.is_integer() else description.fps,
            "train_frames": network.train_frames,
            "uncondition_mode": False,
            "enable_ctxt_null_feat": description.null_context,
            "enable_special_game_feat": False,
            "random_generator_on_gpu": description.noise_on_device,
        },
    }


def _refuse_what_official_code_lacks(description: ModelDescription) -> None:
    for name, value, only in (
        ("prediction", description.prediction, "velocity"),
        ("text_encoder", description.text_encoder, "official"),
        ("layout", description.layout, layout_fingerprint()),
        ("rest_pelvis_offset_m", description.rest_pelvis_offset_m, BODY_REST_PELVIS_OFFSET_M),
        ("solver", description.solver, "euler"),
        ("guidance_interval", description.guidance_interval, (0.0, 1.0)),
        ("time_shift", description.time_shift, 1.0),
        ("sampling_times", description.sampling_times, ()),
        ("network.text_sees_motion", description.network.text_sees_motion, False),
        ("network.patch_size", description.network.patch_size, 1),
        ("network.motion_features", description.network.motion_features, NUM_FEATURES),
    ):
        if value != only:
            raise ConfigError(f"the official code has no setting for {name} {value!r}, it knows only {only!r}")
