"""Tokens a second of training: the network of ours beside transformers with PEFT, on the same batches, turn by turn.

Run from the project's root: ``python benchmarks/training.py [--quick]``. Needs the extra ``train``, and peft beside it; without
them it says so and measures nothing.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from animathic_lab.generation.shortkeys import encode  # noqa: E402  # the root must be importable first when run by path
from animathic_lab.learning import corpus  # noqa: E402
from animathic_lab.learning.local_base import ALPHA, RANK, load_base, load_tokenizer  # noqa: E402
from animathic_lab.learning.local_training import read_by_model, tokens_of  # noqa: E402
from animathic_lab.learning.lora_run import EOS, TOKENS_A_BATCH, Encoded, Run, batches  # noqa: E402

NEEDED = ("torch", "transformers", "gguf", "safetensors", "peft")


def of_peft(torch: Any, data: list[Encoded]) -> Callable[[list[int]], None]:
    """Return one step of training as transformers and PEFT do it: the usual model, the usual loss, the usual optimizer."""
    peft = importlib.import_module("peft")
    model = load_base(torch.bfloat16)
    for attribute in ("hf_quantizer", "quantization_method", "is_quantized"):
        vars(model).pop(attribute, None)  # a dequantized model is an ordinary one
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    config = peft.LoraConfig(r=RANK, lora_alpha=ALPHA, target_modules="all-linear", task_type="CAUSAL_LM")
    model = peft.get_peft_model(model, config, autocast_adapter_dtype=False)
    optimizer = torch.optim.AdamW([part for part in model.parameters() if part.requires_grad], lr=1e-3)

    def step(chosen: list[int]) -> None:
        width = max(len(before) + len(after) for before, after in (data[index] for index in chosen))
        tokens = torch.full((len(chosen), width), EOS)
        labels = torch.full((len(chosen), width), -100)
        for row, index in enumerate(chosen):
            before, after = data[index]
            tokens[row, : len(before) + len(after)] = torch.tensor(before + after)
            labels[row, len(before) : len(before) + len(after)] = torch.tensor(after)
        model(input_ids=tokens, labels=labels, use_cache=False).loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)

    return step


def main() -> None:
    """Print tokens a second of both, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer batches")
    options = parser.parse_args()
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        print(f"not measured: {', '.join(missing)} not installed (the extra train, and peft)")
        return
    torch = importlib.import_module("torch")
    net = importlib.import_module("animathic_lab.learning.lora_net").LoraNet
    tokenizer = load_tokenizer()
    data = [tokens_of(tokenizer, read_by_model(pair), encode(pair.spec)) for pair in corpus.generate(400, seed=7)]
    plan = batches(data, random.Random(0), TOKENS_A_BATCH)[: 5 if options.quick else 13]
    ours = Run(
        net(load_base(torch.float32), rank=RANK, alpha=ALPHA, seed=7), Path(tempfile.gettempdir()),
        seed=7, budget=1e9, rate=1e-3, corpus_hash="",
    )  # fmt: skip
    ways: dict[str, Callable[[list[int]], object]] = {
        "ours": lambda chosen: ours._update(data, chosen, 0.1),
        "transformers + PEFT": of_peft(torch, data),
    }
    speeds: dict[str, list[float]] = {name: [] for name in ways}
    for turn, chosen in enumerate(plan):
        count = sum(len(data[index][0]) + len(data[index][1]) for index in chosen)
        for name, step in ways.items():
            begun = time.perf_counter()
            step(chosen)
            if turn:  # the first one warms up
                speeds[name].append(count / (time.perf_counter() - begun))
    for name, found in speeds.items():
        print(f"{name:20} {statistics.median(found):6.0f} tokens/s (median of {len(found)} batches)")
    ratios = [one / other for one, other in zip(*speeds.values(), strict=True)]
    print(f"ratio: {statistics.geometric_mean(ratios):.2f} times (geometric mean; {torch.get_num_threads()} threads)")


if __name__ == "__main__":
    main()
