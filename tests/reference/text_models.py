"""Qwen3 and CLIP folders as the hub has them, with random weights and tokenizers trained on the spot.

Transformers takes seconds to import: whoever only collects tests does without.
"""

import json
from functools import cache

import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

SYSTEM_PROMPT = "\n    Describe how the person's body moves: which limbs, in which order, to which side. Ümlaut.\n"
SENTENCES = [
    "A person walks forward and waves with the right hand.",
    "somebody raises both arms, turns to the left and jumps twice",
    "a man kicks with his left foot; then he runs back!",
    "The figure bows slowly - and stands still.",
]
CHAT_TEMPLATE = (
    "{%- for message in messages %}{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}"
    "{%- endfor %}{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}"
    "{%- if enable_thinking is false %}{{- '<think>\\n\\n</think>\\n\\n' }}{%- endif %}{%- endif %}"
)
CLIP_MARKS = ("<|startoftext|>", "<|endoftext|>")
# How Qwen tokenizers split text into words before byte pairs are merged.
WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


# Training breaks ties by chance, so a process trains each tokenizer once.
@cache
def qwen_tokenizer():
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(WORDS), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    marks = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<think>", "</think>"]
    trainer = trainers.BpeTrainer(
        vocab_size=400,
        special_tokens=marks,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator([*SENTENCES, "system\n", "user\n", *["\n\n"] * 9], trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token=marks[0], eos_token=marks[2], chat_template=CHAT_TEMPLATE
    )


@cache
def clip_tokenizer():
    from transformers import PreTrainedTokenizerFast

    splitting = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"), "removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    learner = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    learner.pre_tokenizer = splitting
    trainer = trainers.BpeTrainer(vocab_size=700, end_of_word_suffix="</w>", show_progress=False)
    learner.train_from_iterator([sentence.lower() for sentence in SENTENCES], trainer)
    learned = json.loads(learner.to_str())["model"]
    # Every byte, inside a word and at its end; the marks come last, as CLIP finds the end by its highest id.
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    names = dict.fromkeys([*learned["vocab"], *alphabet, *(letter + "</w>" for letter in alphabet), *CLIP_MARKS])
    vocabulary = {name: number for number, name in enumerate(names)}
    merges = [tuple(merge) for merge in learned["merges"]]
    start, end = CLIP_MARKS
    tokenizer = Tokenizer(models.BPE(vocabulary, merges, end_of_word_suffix="</w>", unk_token=end))
    tokenizer.pre_tokenizer = splitting
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    tokenizer.add_special_tokens(list(CLIP_MARKS))
    tokenizer.post_processor = processors.RobertaProcessing(
        (end, vocabulary[end]), (start, vocabulary[start]), trim_offsets=False, add_prefix_space=False
    )
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token=end, eos_token=end, bos_token=start)


def randomise(model, seed):
    """Every weight random, norms too, as trained weights are."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            draw = torch.randn(parameter.shape, generator=generator)
            parameter.copy_(1 + 0.2 * draw if "norm" in name and parameter.ndim == 1 else 0.15 * draw)


def save_qwen(folder, dtype=torch.float32, seed=0, max_shard_size="5GB", **changes):
    """Width 32, 3 layers, 4 heads over 2 key heads."""
    from transformers import Qwen3Config, Qwen3ForCausalLM

    tokenizer = qwen_tokenizer()
    values = {
        "vocab_size": len(tokenizer),
        "hidden_size": 32,
        "intermediate_size": 48,
        "num_hidden_layers": 3,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 16,
        "rope_parameters": {"rope_type": "default", "rope_theta": 1e6},
    }
    model = Qwen3ForCausalLM(Qwen3Config(**(values | changes)))
    randomise(model, seed)
    model.to(dtype).save_pretrained(folder, max_shard_size=max_shard_size)
    tokenizer.save_pretrained(folder)
    return folder


def save_clip(folder, seed=1, eos_token_id=2):
    """Width 24, 2 layers; `eos_token_id` 2 is what the published files say, though it is not the end mark's id."""
    from transformers import CLIPConfig, CLIPModel

    tokenizer = clip_tokenizer()
    text = {
        "vocab_size": len(tokenizer),
        "hidden_size": 24,
        "intermediate_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "eos_token_id": tokenizer.eos_token_id if eos_token_id is None else eos_token_id,
        "bos_token_id": 0,
    }
    vision = {"hidden_size": 8, "intermediate_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1}
    model = CLIPModel(CLIPConfig(text_config=text, vision_config={**vision, "image_size": 8, "patch_size": 4}))
    randomise(model, seed)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def edit_json(path, **changes):
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))
