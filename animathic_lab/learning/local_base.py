"""The base of the local model for training: its weights file, tokenizer and network.

Everything here needs the extra ``train``; nothing of it is imported before it is used.
"""

from __future__ import annotations

import hashlib
import importlib
import os
from pathlib import Path
from typing import Any, Final

from animathic_lab.errors import SettingsError
from animathic_lab.generation.weights import base_weights

__all__ = ["ALPHA", "RANK", "load_base", "load_tokenizer", "need", "sha256"]

RANK: Final = 24
ALPHA: Final = 48


def need(*names: str) -> list[Any]:
    """Import modules of the extra ``train``.

    Raises
    ------
    SettingsError
        One of them is not installed, or cannot be loaded.
    """
    # Everything is on disk: nothing may be asked of a hub.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # Batches have many shapes, and oneDNN keeps what it has prepared for a thousand of them: two gigabytes for nothing.
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")
    try:
        return [importlib.import_module(name) for name in names]
    except ModuleNotFoundError as error:
        problem = f"needs {error.name}, which is not installed"
    except ImportError as error:
        problem = f"needs {', '.join(names)}, which cannot be loaded: {error}"
    hint = "In the project's folder: .venv/bin/uv pip install --python .venv/bin/python -e '.[train]'"
    raise SettingsError(f"training the local model {problem}", hint=hint)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def load_tokenizer() -> Any:
    """Load the base model's tokenizer."""
    (transformers,) = need("transformers")
    path = base_weights()
    return transformers.AutoTokenizer.from_pretrained(str(path.parent), gguf_file=path.name)


def load_base(dtype: Any) -> Any:
    """Load the base model, its weights taken out of their four-bit form.

    Parameters
    ----------
    dtype : torch.dtype
        Of the weights in memory.
    """
    (transformers,) = need("transformers")
    path = base_weights()
    config = transformers.GgufConfig(dequantize=True)
    model = transformers.AutoModelForCausalLM.from_pretrained(
        str(path.parent), gguf_file=path.name, dtype=dtype, quantization_config=config, attn_implementation="sdpa"
    )
    return model.to(dtype)
