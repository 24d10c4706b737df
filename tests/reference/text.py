"""Official text features step by step as the reference document gives them: padded rows, whole models."""

import torch

MARKER = "marker"


def token_features(folder, captions, system_prompt, max_tokens=128, dtype=torch.float32):
    """Hidden states [B, max_tokens, C] and lengths [B], with silent truncation."""
    from transformers import AutoTokenizer, Qwen3ForCausalLM

    tokenizer = AutoTokenizer.from_pretrained(folder, padding_side="right")
    model = Qwen3ForCausalLM.from_pretrained(folder, dtype=dtype).eval()

    def render(text):
        messages = [{"role": "system", "content": system_prompt}, {"role": "user", "content": text}]
        return tokenizer.apply_chat_template(
            messages, tokenize=False, add_generation_prompt=False, enable_thinking=False
        )

    rendered = tokenizer(render(MARKER)).input_ids
    marker = tokenizer(MARKER).input_ids
    crop_start = next(i for i in range(len(rendered)) if rendered[i : i + len(marker)] == marker)
    batch = tokenizer(
        [render(caption) for caption in captions],
        padding="max_length",
        truncation=True,
        max_length=crop_start + max_tokens,
        return_tensors="pt",
    )
    with torch.no_grad():
        output = model(batch.input_ids, attention_mask=batch.attention_mask, output_hidden_states=True)
    lengths = (batch.attention_mask.sum(1) - crop_start).clamp(0, max_tokens)
    return output.hidden_states[-1][:, crop_start : crop_start + max_tokens].float(), lengths


def sentence_vectors(folder, captions):
    """Pooled output [B, 768], with silent truncation at 77."""
    from transformers import AutoTokenizer, CLIPTextModel

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = CLIPTextModel.from_pretrained(folder).eval()
    batch = tokenizer(captions, padding="max_length", truncation=True, max_length=77, return_tensors="pt")
    with torch.no_grad():
        return model(batch.input_ids, attention_mask=batch.attention_mask).pooler_output
