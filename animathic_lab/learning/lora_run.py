"""One run of LoRA training on the processor: batches of like length, float32 masters, checkpoints that survive a kill."""

from __future__ import annotations

import json
import math
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from animathic_lab.learning.local_base import need

__all__ = ["EOS", "TOKENS_A_BATCH", "Encoded", "Progress", "Run", "batches"]

EOS: Final = 2
TOKENS_A_BATCH: Final = 1400
#: Tokens of the vocabulary that stand for those that are not in a batch.
_SAMPLED: Final = 5000
_SAVE_EVERY_S: Final = 150.0

#: Tokens of a prompt and of its completion.
Encoded = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a training stands.

    Attributes
    ----------
    fraction : float
        Of the budget, 0..1.
    loss : float
        Cross entropy of the completion's tokens in the last batch, in nats.
    tokens_per_second : float
        Prompt and completion together.
    dev_accuracy : float or None
        Share of right tokens on pairs held out; known when a checkpoint is written.
    """

    fraction: float
    batch: int
    seconds: float
    tokens: int
    pairs: int
    loss: float
    tokens_per_second: float
    dev_accuracy: float | None = None
    dev_loss: float | None = None


def batches(data: Sequence[Encoded], rng: random.Random, tokens: int) -> list[list[int]]:
    """Return batches of pairs of like length, in random order, each of at most so many tokens with padding."""
    order = list(range(len(data)))
    rng.shuffle(order)
    made: list[list[int]] = []
    for chunk in _chunks(order, 512):
        current: list[list[int]] = [[]]
        longest = 0
        for index in sorted(chunk, key=lambda i: len(data[i][0]) + len(data[i][1])):
            longest = max(longest, len(data[index][0]) + len(data[index][1]))
            if current[-1] and longest * (len(current[-1]) + 1) > tokens:
                current.append([])
            current[-1].append(index)
        rng.shuffle(current)
        made += current
    return made


def _chunks(items: list[int], size: int) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(items), size):
        yield tuple(items[start : start + size])


class Run:
    """One training: the network, its optimizer with float32 masters, and its checkpoints.

    Parameters
    ----------
    net : LoraNet
        With LoRA as it begins.
    out : Path
        Folder for checkpoints and the adapter.
    seed : int
        Of the order of the pairs.
    budget : float
        Seconds for training.
    rate : float
        Learning rate at its height.
    corpus_hash : str
        Fingerprint of the corpus; a checkpoint of another one is not gone on with.
    """

    def __init__(self, net: Any, out: Path, *, seed: int, budget: float, rate: float, corpus_hash: str) -> None:
        (self.torch,) = need("torch")
        self.net, self.out, self.seed, self.budget, self.rate, self.corpus_hash = net, out, seed, budget, rate, corpus_hash
        self.params = [factor for product in net.products for factor in (product.down, product.up)]
        self.used = [mask for product in net.products for mask in (None, product.used)]
        # bfloat16 has eight bits of mantissa: without float32 masters small updates would round away.
        self.masters = [param.detach().float().clone() for param in self.params]
        self.optimizer = self.torch.optim.AdamW(self.masters, lr=rate, weight_decay=0.0, betas=(0.9, 0.98))
        self.chance = self.torch.Generator().manual_seed(seed)
        self.batch, self.spent = 0, 0.0
        self.last = Progress(0.0, 0, 0.0, 0, 0, math.nan, 0.0)

    def train(self, data: list[Encoded], dev: list[Encoded], report: Callable[[Progress], None]) -> None:
        """Train until the budget is spent or the corpus is."""
        plan = batches(data, random.Random(self.seed), TOKENS_A_BATCH)
        began, saved = time.monotonic() - self.spent, time.monotonic()
        seen, pairs = self.last.tokens, self.last.pairs
        while self.batch < len(plan):
            self.spent = time.monotonic() - began
            done = max(self.spent / self.budget, self.batch / len(plan))
            if done >= 1:
                break
            chosen = plan[self.batch]
            loss = self._update(data, chosen, done)
            seen, pairs = seen + sum(len(data[i][0]) + len(data[i][1]) for i in chosen), pairs + len(chosen)
            self.batch += 1
            self.last = Progress(
                done,
                self.batch,
                self.spent,
                seen,
                pairs,
                loss,
                seen / max(self.spent, 1e-9),
                self.last.dev_accuracy,
                self.last.dev_loss,
            )
            if self.batch % 10 == 1:
                report(self.last)
            if time.monotonic() - saved > _SAVE_EVERY_S:
                self._measure(dev)
                self.save()
                saved = time.monotonic()
                report(self.last)
        self._measure(dev)
        self.save()
        report(self.last)

    def _update(self, data: list[Encoded], chosen: list[int], done: float) -> float:
        warm = min(1.0, (self.batch + 1) / 15)
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * warm * (0.97 * 0.5 * (1 + math.cos(math.pi * done)) + 0.03)
        loss = self._loss(data, chosen)
        loss.backward()
        for param, master, used in zip(self.params, self.masters, self.used, strict=True):
            grad, param.grad = param.grad.float(), None
            master.grad = grad if used is None else grad.mul_(used)
        self.torch.nn.utils.clip_grad_norm_(self.masters, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self._copy_masters()
        return float(loss.item())

    def _copy_masters(self) -> None:
        with self.torch.no_grad():
            for param, master in zip(self.params, self.masters, strict=True):
                param.copy_(master)

    def _states(self, data: list[Encoded], chosen: list[int]) -> tuple[Any, Any, Any]:
        """Return the tokens of a batch, the hidden states from which completions are written, and the tokens that follow."""
        torch = self.torch
        width = max(len(data[i][0]) + len(data[i][1]) for i in chosen) - 1
        inputs, labels = torch.full((len(chosen), width), EOS), torch.full((len(chosen), width), -100)
        for row, index in enumerate(chosen):
            before, after = data[index]
            whole = before + after
            inputs[row, : len(whole) - 1] = torch.tensor(whole[:-1])
            labels[row, len(before) - 1 : len(whole) - 1] = torch.tensor(after)
        kept = labels != -100
        return inputs, self.net.hidden(inputs)[kept], labels[kept]

    def _loss(self, data: list[Encoded], chosen: list[int]) -> Any:
        """Return the loss on the completions' tokens, over a sample of the vocabulary.

        The tokens of the batch are in it, and some others, weighted so that they stand for all the rest (Jean et al., 2015):
        the whole output layer would be a third of the work.
        """
        torch, head = self.torch, self.net.head
        inputs, hidden, wanted = self._states(data, chosen)
        own = torch.zeros(len(head), dtype=torch.bool)
        own[inputs.reshape(-1)] = own[wanted] = True
        others = torch.randint(len(head), (_SAMPLED,), generator=self.chance)
        others = others[~own[others]]
        own = own.nonzero().squeeze(1)
        weight = math.log((len(head) - len(own)) / len(others))
        (ours,) = need("animathic_lab.learning.lora_layers")
        return ours.sampled_loss(hidden, head[torch.cat([own, others])], torch.searchsorted(own, wanted), len(own), weight)

    def _measure(self, dev: list[Encoded]) -> None:
        torch, total, right, loss = self.torch, 0, 0, 0.0
        with torch.no_grad():
            for chosen in batches(dev, random.Random(0), 3000):
                _, hidden, wanted = self._states(dev, chosen)
                logits = torch.nn.functional.linear(hidden, self.net.head).float()
                total, right = total + len(wanted), right + int((logits.argmax(-1) == wanted).sum())
                loss += float(torch.nn.functional.cross_entropy(logits, wanted, reduction="sum"))
        fields = asdict(self.last) | {"dev_accuracy": right / max(total, 1), "dev_loss": loss / max(total, 1)}
        self.last = Progress(**fields)

    def save(self) -> None:
        """Write the checkpoint; a kill at any moment leaves the former one or this one."""
        state = {
            "corpus": self.corpus_hash, "batch": self.batch, "spent": self.spent, "last": asdict(self.last),
            "masters": self.masters, "optimizer": self.optimizer.state_dict(), "chance": self.chance.get_state(),
        }  # fmt: skip
        partial = self.out / f"checkpoint-{os.getpid()}.partial"
        self.torch.save(state, partial)
        os.replace(partial, self.out / "checkpoint.pt")

    def restore(self) -> None:
        """Go on from the checkpoint, when there is one of the same corpus."""
        path = self.out / "checkpoint.pt"
        if not path.is_file():
            return
        state = self.torch.load(path, weights_only=True)
        shapes = [[part.shape for part in parts] for parts in (state["masters"], self.masters)]
        if state["corpus"] != self.corpus_hash or shapes[0] != shapes[1]:
            return
        with self.torch.no_grad():
            for master, saved in zip(self.masters, state["masters"], strict=True):
                master.copy_(saved)
        self.optimizer.load_state_dict(state["optimizer"])
        self.chance.set_state(state["chance"])
        self.batch, self.spent, self.last = state["batch"], state["spent"], Progress(**state["last"])
        self._copy_masters()

    def finish(self, meta: dict[str, Any]) -> Path:
        """Write the adapter in PEFT's format and return its folder."""
        (files,) = need("safetensors.torch")
        partial, final = self.out / f"adapter-{os.getpid()}.partial", self.out / "adapter"
        partial.mkdir(exist_ok=True)
        files.save_file(self.net.factors(), str(partial / "adapter_model.safetensors"))
        config = {
            "peft_type": "LORA", "task_type": "CAUSAL_LM", "r": self.net.rank, "lora_alpha": self.net.rank * self.net.scale,
            "target_modules": "all-linear", "lora_dropout": 0.0, "bias": "none",
        }  # fmt: skip
        (partial / "adapter_config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
        (partial / "training.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
        if final.exists():
            os.replace(final, self.out / f"adapter-{int(time.time())}.old")
        os.replace(partial, final)
        return final
