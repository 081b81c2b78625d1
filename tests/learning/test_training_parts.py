"""What of the local model's training runs without torch: batches, the export's rows and files, and what is said without it."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import random
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.errors import SettingsError
from animathic_lab.generation import weights
from animathic_lab.learning import local_base, local_export
from animathic_lab.learning.local_base import ALPHA, RANK, need
from animathic_lab.learning.local_export import MAX_BYTES, export_adapter
from animathic_lab.learning.local_training import run_train_local, tokens_of
from animathic_lab.learning.lora_run import TOKENS_A_BATCH, Encoded, batches

# Batches.

LENGTHS = st.lists(st.tuples(st.integers(1, 200), st.integers(1, 200)), max_size=700)


def pairs(lengths: list[tuple[int, int]]) -> list[Encoded]:
    return [([7] * before, [9] * after) for before, after in lengths]


def size(data: list[Encoded], index: int) -> int:
    return sum(map(len, data[index]))


def corpus_like(count: int) -> list[Encoded]:
    rng = random.Random(5)
    return pairs([(rng.randrange(5, 80), rng.randrange(10, 120)) for _ in range(count)])


@given(LENGTHS, st.integers(1, 2000), st.integers(0, 9))
def test_every_pair_is_in_exactly_one_batch_and_no_batch_is_too_large(
    lengths: list[tuple[int, int]], tokens: int, seed: int
) -> None:
    data = pairs(lengths)
    made = batches(data, random.Random(seed), tokens)
    assert sorted(index for batch in made for index in batch) == list(range(len(data)))
    for batch in made:
        # A pair longer than the limit is a batch of its own: it cannot be split, and nothing may be left out.
        assert len(batch) == 1 or len(batch) * max(size(data, index) for index in batch) <= tokens


def test_equal_seeds_give_equal_batches_and_another_seed_gives_others() -> None:
    """A resumed training goes on in the plan of the first one by its seed alone."""
    data = corpus_like(2000)
    one, again, other = (batches(data, random.Random(seed), TOKENS_A_BATCH) for seed in (7, 7, 8))
    assert one == again != other


def test_pairs_of_like_length_share_a_batch_and_little_is_padding() -> None:
    data = corpus_like(2000)
    made = batches(data, random.Random(7), TOKENS_A_BATCH)
    padded = sum(len(batch) * max(size(data, index) for index in batch) for batch in made)
    real = sum(size(data, index) for index in range(len(data)))
    assert padded < 1.1 * real
    assert len(made) < 1.25 * real / TOKENS_A_BATCH


def test_batches_do_not_come_in_the_order_of_length() -> None:
    """Otherwise a training that its budget ends early would never have seen the long ones of its last part."""
    data = corpus_like(2000)
    longest = [max(size(data, index) for index in batch) for batch in batches(data, random.Random(7), TOKENS_A_BATCH)]
    rises = sum(one < other for one, other in itertools.pairwise(longest))
    assert 0.35 < rises / len(longest) < 0.65


# Tokens.


def test_a_pair_is_laid_out_as_the_served_model_reads_it() -> None:
    """The served prompt is <|im_start|>PROMPT<|im_end|>, tokens 1 and 2, and the end token ends the answer."""

    def tokenizer(text: str, *, add_special_tokens: bool) -> types.SimpleNamespace:
        assert not add_special_tokens
        return types.SimpleNamespace(input_ids=[100 + ord(letter) for letter in text])

    assert tokens_of(tokenizer, "ab", "{}") == ([1, 197, 198, 2], [223, 225, 2])


# Without the extra `train`.


def take_away(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Make the tests say the same where the extra is installed."""
    for name in names:
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("HF_HUB_OFFLINE", "TOKENIZERS_PARALLELISM"):
        monkeypatch.setenv(name, "1")


def test_a_missing_module_is_told_with_the_extra_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    take_away(monkeypatch, "gguf")
    with pytest.raises(SettingsError, match="needs gguf, which is not installed") as caught:
        need("json", "gguf")
    assert caught.value.hint == "In the project's folder: .venv/bin/uv pip install --python .venv/bin/python -e '.[train]'"


def test_a_module_that_is_there_but_cannot_be_loaded_is_told_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As a torch whose shared libraries are missing, which says so with an ImportError that names no module."""
    take_away(monkeypatch)
    (tmp_path / "broken_torch.py").write_text("raise ImportError('libcudart.so.12: cannot open shared object file')\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(SettingsError, match=r"broken_torch.*libcudart\.so\.12") as caught:
        need("json", "broken_torch")
    assert "None" not in caught.value.message
    assert ".[train]" in caught.value.hint


def test_modules_come_in_the_order_asked_for_and_no_hub_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setenv("TOKENIZERS_PARALLELISM", "true")
    try:
        assert need("json", "random") == [json, random]
        assert os.environ["HF_HUB_OFFLINE"] == "1"
        assert os.environ["TOKENIZERS_PARALLELISM"] == "true", "what a person has set stays"
    finally:
        os.environ.pop("HF_HUB_OFFLINE", None)


@pytest.mark.parametrize("missing", ["torch", "transformers"])
def test_training_without_the_extra_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
) -> None:
    take_away(monkeypatch, missing)
    if missing == "transformers":
        monkeypatch.setitem(sys.modules, "torch", types.ModuleType("torch"))
    with pytest.raises(SettingsError, match=missing):
        run_train_local(1, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """Environment of a process in which the modules of the extra cannot be imported."""
    for name in ("torch", "transformers", "gguf", "safetensors"):
        (tmp_path / "bare").mkdir(exist_ok=True)
        (tmp_path / "bare" / f"{name}.py").write_text(
            f"raise ModuleNotFoundError(\"No module named '{name}'\", name='{name}')\n"
        )
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG", "VIRTUAL_ENV")}
    return {**kept, "ANIMATHIC_HOME": str(tmp_path / "home"), "PYTHONPATH": str(tmp_path / "bare")}


def test_the_command_without_the_extra_says_so_in_one_line_with_a_hint(bare: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "animathic_lab.cli", "train", "local", "--minutes", "1"],
        capture_output=True, text=True, timeout=120, cwd=tmp_path, env=bare, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "error: training the local model needs torch, which is not installed",
        "hint: In the project's folder: .venv/bin/uv pip install --python .venv/bin/python -e '.[train]'",
    ]


def test_the_room_can_be_entered_without_the_extra(bare: dict[str, str], tmp_path: Path) -> None:
    code = (
        "import animathic_lab.learning.local_base, animathic_lab.learning.local_export, animathic_lab.learning.local_training,"
        "animathic_lab.learning.lora_run, animathic_lab.learning.local_evaluation"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, cwd=tmp_path, env=bare)


# The export. PEFT's and GGUF's formats are theirs to test; what is ours is which rows go where, and that files are whole.


def test_rows_of_a_head_are_reordered_from_halves_to_neighbours() -> None:
    """Rotary embedding turns row i with row i + half in the network, and with its neighbour in llama.cpp."""
    # Two heads of four rows: each head's halves (0 1 | 2 3) become pairs (0 2) (1 3).
    rows = np.arange(8 * 3).reshape(8, 3)
    reordered = local_export._permute(rows, 2)
    assert reordered[:, 0].tolist() == [3 * row for row in (0, 2, 1, 3, 4, 6, 5, 7)]
    assert (reordered[:, 1] == reordered[:, 0] + 1).all()
    assert local_export._permute(np.arange(6), 1).tolist() == [0, 3, 1, 4, 2, 5]


LAYERS = {
    "self_attn.q_proj": 576, "self_attn.k_proj": 192, "self_attn.v_proj": 192, "self_attn.o_proj": 576, "mlp.gate_proj": 1536,
    "mlp.up_proj": 1536, "mlp.down_proj": 576,
}  # fmt: skip


class Tensor:
    """As much of a torch tensor as the export touches."""

    def __init__(self, rows: np.ndarray) -> None:
        self.rows = rows

    def float(self) -> Tensor:
        return self

    def numpy(self) -> np.ndarray:
        return self.rows


class Writer:
    """As much of gguf's writer as the export touches; keeps what it is given."""

    last: Writer

    def __init__(self, path: str, architecture: str) -> None:
        self.path, self.about, self.tensors = Path(path), {"architecture": architecture}, dict[str, np.ndarray]()
        type(self).last = self

    def add_type(self, value: str) -> None:
        self.about["type"] = value

    def add_string(self, name: str, value: str) -> None:
        self.about[name] = value

    add_float32: Callable[[Writer, str, Any], None] = add_string

    def add_tensor(self, name: str, rows: np.ndarray) -> None:
        self.tensors[name] = rows

    def write_header_to_file(self) -> None:
        self.path.write_bytes(b"GGUF")

    def write_kv_data_to_file(self) -> None: ...

    def write_tensors_to_file(self) -> None:
        with self.path.open("ab") as stream:
            for rows in self.tensors.values():
                stream.write(rows.tobytes())

    def close(self) -> None: ...


class SafetensorError(Exception):
    """As the library's: no OSError and no ValueError."""


def stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **members: Any) -> None:
    module = types.ModuleType(name)
    vars(module).update(members)
    monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def adapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An adapter of two blocks as training leaves it; each row of `lora_B` holds its own number."""
    tensors = {}
    for block in range(2):
        for layer, rows in LAYERS.items():
            stem = f"base_model.model.model.layers.{block}.{layer}"
            tensors[f"{stem}.lora_A.weight"] = Tensor(np.full((2, 3), block, dtype=np.float32))
            tensors[f"{stem}.lora_B.weight"] = Tensor(np.arange(rows, dtype=np.float32).repeat(2).reshape(rows, 2))

    def load_file(path: str) -> dict[str, Tensor]:
        if Path(path).read_bytes() != b"tensors":
            raise SafetensorError("incomplete metadata, file not fully covered")
        return tensors

    stand_in(monkeypatch, "safetensors", SafetensorError=SafetensorError)
    stand_in(monkeypatch, "safetensors.torch", load_file=load_file)
    stand_in(monkeypatch, "gguf", GGUFWriter=Writer)
    folder = tmp_path / "adapter"
    folder.mkdir()
    (folder / "adapter_config.json").write_text(json.dumps({"lora_alpha": 32}))
    (folder / "adapter_model.safetensors").write_bytes(b"tensors")
    (folder / "training.json").write_text(json.dumps({"seed": 7, "loss": 0.25}))
    return folder


def test_the_rows_of_q_and_k_are_reordered_and_no_others(adapter: Path, tmp_path: Path) -> None:
    export_adapter(adapter, tmp_path / "out" / "a.gguf", verify=False)
    written = Writer.last
    assert written.about == {
        "architecture": "llama", "type": "adapter", "adapter.type": "lora", "adapter.lora.alpha": 32.0,
    }  # fmt: skip
    names = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
    assert set(written.tensors) == {
        f"blk.{block}.{name}.weight.lora_{part}" for block in (0, 1) for name in names for part in "ab"
    }
    for name, rows in zip(names, LAYERS.values(), strict=True):
        order = written.tensors[f"blk.1.{name}.weight.lora_b"][:, 0].tolist()
        assert sorted(order) == list(range(rows))
        # Heads have 64 rows: row 1 of what is served is row 32 of what was trained.
        assert order[:4] == ([0, 32, 1, 33] if name in ("attn_q", "attn_k") else [0, 1, 2, 3]), name
        assert order[64] == 64
    assert {rows.dtype for rows in written.tensors.values()} == {np.dtype(np.float16)}
    assert set(written.tensors["blk.1.attn_q.weight.lora_a"].ravel()) == {1}


def test_the_manifest_says_what_the_file_is_and_how_it_was_made(adapter: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "adapter.gguf"
    manifest = export_adapter(adapter, target, verify=False, extra={"evaluation": "39 of 40"})
    assert json.loads((target.parent / "manifest.json").read_text()) == manifest
    assert manifest["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    assert manifest["bytes"] == target.stat().st_size
    assert manifest["training"] == {"seed": 7, "loss": 0.25}
    assert (manifest["rank"], manifest["alpha"], manifest["evaluation"]) == (RANK, ALPHA, "39 of 40")
    assert sorted(path.name for path in target.parent.iterdir()) == ["adapter.gguf", "manifest.json"]
    # The serving side takes it: it is whole, and of the wire form that is served.
    assert weights.read_adapter(target).sha256 == manifest["sha256"]
    assert manifest["base_sha256"] == weights.read_adapter().manifest["base_sha256"]


def test_an_adapter_that_is_too_large_is_refused_and_the_former_one_stays(
    adapter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out" / "adapter.gguf"
    export_adapter(adapter, target, verify=False)
    before = {path.name: path.read_bytes() for path in target.parent.iterdir()}
    monkeypatch.setattr(Writer, "write_header_to_file", lambda self: self.path.write_bytes(b"GGUF" + bytes(MAX_BYTES)))
    with pytest.raises(SettingsError, match="15000000 bytes") as caught:
        export_adapter(adapter, target, verify=False)
    assert "rank" in caught.value.hint
    assert {path.name: path.read_bytes() for path in target.parent.iterdir()} == before


def _no_config(folder: Path) -> None:
    (folder / "adapter_config.json").unlink()


def _cut_off(folder: Path) -> None:
    (folder / "adapter_config.json").write_text('{"lora_al')


def _no_tensors(folder: Path) -> None:
    (folder / "adapter_model.safetensors").unlink()


def _half_of_the_tensors(folder: Path) -> None:
    (folder / "adapter_model.safetensors").write_bytes(b"tens")


def _no_layers(folder: Path) -> None:
    sys.modules["safetensors.torch"].load_file(folder / "adapter_model.safetensors").clear()


def _no_alpha(folder: Path) -> None:
    (folder / "adapter_config.json").write_text("{}")


def _a_layer_less(folder: Path) -> None:
    tensors = sys.modules["safetensors.torch"].load_file(folder / "adapter_model.safetensors")
    del tensors["base_model.model.model.layers.1.mlp.up_proj.lora_B.weight"]


@pytest.mark.parametrize(
    "damage", [_no_config, _cut_off, _no_alpha, _no_tensors, _half_of_the_tensors, _no_layers, _a_layer_less]
)
def test_an_adapter_that_is_not_whole_is_refused_with_a_hint_and_nothing_is_written(
    adapter: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(adapter)
    with pytest.raises(SettingsError, match="holds no whole adapter") as caught:
        export_adapter(adapter, tmp_path / "out" / "a.gguf", verify=False)
    assert "animathic train local" in caught.value.hint
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


def test_a_digest_is_that_of_the_whole_file(tmp_path: Path) -> None:
    content = os.urandom(300_000)
    (tmp_path / "f").write_bytes(content)
    assert local_base.sha256(tmp_path / "f") == hashlib.sha256(content).hexdigest()
