"""Training of the local model's adapter: LoRA on the processor, in a fixed time, resumable at any moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from animathic_lab.errors import SettingsError
from animathic_lab.generation.local_prompt import local_prompt
from animathic_lab.generation.shortkeys import encode
from animathic_lab.learning import corpus
from animathic_lab.learning.local_base import ALPHA, RANK, load_base, load_tokenizer, need
from animathic_lab.learning.local_export import export_adapter
from animathic_lab.learning.lora_run import EOS, TOKENS_A_BATCH, Encoded, Progress, Run

__all__ = ["Progress", "TrainedAdapter", "run_train_local", "tokens_of", "train_local"]

BOS: Final = 1
_RATE: Final = 1e-3
_PAIRS: Final = 60_000
_DEV: Final = 240
#: Cosine of hidden states in bfloat16 and float32 that say the same.
_ALIKE: Final = 0.98


@dataclass(frozen=True, slots=True)
class TrainedAdapter:
    """An adapter in PEFT's format and how it came to be; `meta` is what the manifest says of it."""

    folder: Path
    meta: dict[str, Any]


def tokens_of(tokenizer: Any, prompt: str, completion: str) -> Encoded:
    """Return the tokens before and after the point where the model starts to write."""
    before = [BOS, *tokenizer(prompt, add_special_tokens=False).input_ids, EOS]
    return before, [*tokenizer(completion, add_special_tokens=False).input_ids, EOS]


def train_local(
    out_dir: Path | str,
    *,
    budget_minutes: float = 45.0,
    seed: int = 7,
    threads: int | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    resume: bool = True,
    pairs: int = _PAIRS,
    start_from: Path | None = None,
    learning_rate: float = _RATE,
) -> TrainedAdapter:
    """Train the adapter.

    Parameters
    ----------
    out_dir : Path or str
        Gets ``checkpoint/`` while training and ``adapter/`` at the end; both appear whole or not at all.
    budget_minutes : float
        Time for training; a resumed one counts what was spent before.
    seed : int
        Of the corpus and of the order.
    threads : int, optional
        Of the processor; torch's own choice when None.
    on_progress : callable, optional
        Called after every tenth batch and every checkpoint.
    resume : bool
        Go on from the checkpoint in ``out_dir``, when there is one of the same corpus.
    pairs : int
        Size of the corpus. The budget usually ends before it does.
    start_from : Path, optional
        An adapter folder whose weights the training begins with.
    learning_rate : float
        At its height; it rises over fifteen batches and falls along a cosine.

    Raises
    ------
    SettingsError
        The extra ``train`` is not installed.
    """
    torch, *_ = need("torch", "transformers", "gguf", "safetensors")  # before anything is written or waited for
    if threads:
        torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out = Path(out_dir)
    out.mkdir(parents=True, exist_ok=True)
    told = list(corpus.generate(pairs + _DEV, seed=seed))
    tokenizer = load_tokenizer()
    data = [tokens_of(tokenizer, read_by_model(pair), encode(pair.spec)) for pair in told]
    net = _network(torch, seed)
    if start_from is not None:
        (files,) = need("safetensors.torch")
        net.load_factors(files.load_file(str(start_from / "adapter_model.safetensors")))
    run = Run(net, out, seed=seed, budget=60 * budget_minutes, rate=learning_rate, corpus_hash=corpus.fingerprint(told))
    if resume:
        run.restore()
    run.train(data[_DEV:], data[:_DEV], on_progress or (lambda progress: None))
    meta = {
        **asdict(run.last), "seed": seed, "budget_minutes": budget_minutes, "threads": torch.get_num_threads(),
        "pairs_in_corpus": pairs, "corpus_sha256": run.corpus_hash, "learning_rate": learning_rate,
        "tokens_a_batch": TOKENS_A_BATCH, "start_from": start_from is not None, "date": datetime.now(UTC).date().isoformat(),
        "words": " ".join(corpus.words(told)),
    }  # fmt: skip
    return TrainedAdapter(run.finish(meta), meta)


def read_by_model(pair: corpus.Pair) -> str:
    """Return what the model reads of a pair."""
    return local_prompt(pair.prompt, parent=pair.parent, tables=pair.tables)


def _network(torch: Any, seed: int) -> Any:
    """Load the base, put LoRA on it, and make sure that both compute the same.

    Raises
    ------
    SettingsError
        They do not: the network of ours does not fit these versions of transformers and torch.
    """
    (ours,) = need("animathic_lab.learning.lora_net")
    model = load_base(torch.float32)
    net = ours.LoraNet(model, rank=RANK, alpha=ALPHA, seed=seed)
    tokens = torch.randint(1000, (2, 24), generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        theirs = model.model(input_ids=tokens, use_cache=False).last_hidden_state
        alike = torch.nn.functional.cosine_similarity(net.hidden(tokens).float(), theirs, -1).min().item()
    if not alike > _ALIKE:
        raise SettingsError(
            f"the network for training computes something else than its base (cosine {alike:.3f})",
            hint="Install the versions of transformers and torch that the extra `train` names.",
        )
    return net


def run_train_local(
    minutes: float,
    out: Path | str,
    on_progress: Callable[[Progress], None] | None = None,
    *,
    seed: int = 7,
    threads: int | None = None,
) -> Path:
    """Train the adapter, or go on with a training that was stopped, and export it: what ``animathic train local`` does.

    Parameters
    ----------
    minutes : float
        Time for the training itself; making the corpus and exporting take about a minute more.
    out : Path or str
        Folder for checkpoints and results.
    on_progress : callable, optional
        Told where the training stands.
    seed : int
        Of the corpus and of the order.
    threads : int, optional
        Of the processor.

    Returns
    -------
    Path
        The GGUF adapter, ``manifest.json`` beside it; `EmbeddedWriter` takes it as ``adapter``.
    """
    trained = train_local(out, budget_minutes=minutes, seed=seed, threads=threads, on_progress=on_progress)
    target = Path(out) / "served" / "adapter.gguf"
    export_adapter(trained.folder, target)
    return target
