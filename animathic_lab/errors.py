"""The error tree: every failure that a person can meet, each with a hint on what to do.

::

    AnimathicError
    ├── SettingsError          a setting or the home directory is unusable
    ├── PromptError            the prompt is empty, too long, or asks for an arm that does not exist
    ├── SpecError              a scene spec is not valid; names the path inside the spec
    │   └── CompileError       a valid spec that cannot become Manim code
    ├── GenerationError        a model gave no usable spec
    │   ├── ArmUnavailable     the arm cannot be called at all (no key, no server, weights missing)
    │   ├── ArmTimeout         the arm did not answer in time
    │   └── ArmRefused         the arm answered, but blocked the prompt or sent something that is no spec
    ├── RenderError            Manim failed on the compiled scene
    │   ├── RenderTimeout      the scene took longer than its time limit
    │   └── RenderCancelled    a person stopped the render
    ├── RecordError            the feedback database refused
    │   └── NotFound           no generation has this id
    └── TrackingError          MLflow refused; nothing is lost, the outbox keeps the record
"""

from __future__ import annotations

__all__ = [
    "AnimathicError",
    "ArmRefused",
    "ArmTimeout",
    "ArmUnavailable",
    "CompileError",
    "GenerationError",
    "NotFound",
    "PromptError",
    "RecordError",
    "RenderCancelled",
    "RenderError",
    "RenderTimeout",
    "SettingsError",
    "SpecError",
    "TrackingError",
]


class AnimathicError(Exception):
    """Base of every error raised on purpose by this package.

    Parameters
    ----------
    message : str
        What happened, in one sentence.
    hint : str, optional
        What the person can do about it. Defaults to the class's ``default_hint``.
    """

    default_hint = "Run `animathic doctor` to check the installation."

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = self.default_hint if hint is None else hint

    def __str__(self) -> str:
        return self.message


class SettingsError(AnimathicError):
    """A setting has a value that cannot be used, or the home directory cannot be written."""

    default_hint = "Check the environment variables and the .env file; the README lists the settings."


class PromptError(AnimathicError):
    """The prompt itself cannot be worked on; no model was called."""

    default_hint = "Describe the scene in a sentence or two, for example: a red circle turns into a blue square."


class SpecError(AnimathicError):
    """A scene spec breaks a rule of the language.

    Parameters
    ----------
    message : str
        What is wrong.
    path : str
        Where, for example ``steps[3].targets[0]``; empty for the document as a whole.
    valid : str
        What would be valid there, in words a model can act on.
    """

    default_hint = "Compare the spec with `animathic schema`."

    def __init__(self, message: str, *, path: str = "", valid: str = "", hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.path = path
        self.valid = valid

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        what = f" (valid: {self.valid})" if self.valid else ""
        return f"{where}{self.message}{what}"


class CompileError(SpecError):
    """A valid spec that cannot become Manim code."""


class GenerationError(AnimathicError):
    """A model gave no usable spec."""

    default_hint = "Try the other arm with --model, or say the prompt in simpler words."


class ArmUnavailable(GenerationError):
    """The arm cannot be called at all: no key, no server, or its files are missing."""

    default_hint = "Run `animathic doctor` to see which arms are ready."


class ArmTimeout(GenerationError):
    """The arm did not answer within its time limit."""

    default_hint = "Try again, or raise GENERATION_DEADLINE_S."


class ArmRefused(GenerationError):
    """The arm answered, but not with a spec: a blocked prompt, prose, or cut-off JSON.

    Parameters
    ----------
    message : str
        What was wrong with the answer.
    raw : str
        The answer itself, for the record; empty when there was none.
    tokens : tuple of int
        Tokens read and written: an answer that is of no use is billed all the same.
    cost_usd : float
        What it cost.
    """

    def __init__(
        self,
        message: str,
        *,
        raw: str = "",
        tokens: tuple[int, int] = (0, 0),
        cost_usd: float = 0.0,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.raw = raw
        self.tokens = tokens
        self.cost_usd = cost_usd


class RenderError(AnimathicError):
    """Manim failed on the compiled scene.

    Parameters
    ----------
    message : str
        What happened, with the line of the scene where there is one.
    details : str
        The whole traceback, for whoever looks deeper; never part of the message.
    """

    default_hint = "Look at the generated code with `animathic show ID`, or rate the generation 1 so that models learn from it."

    def __init__(self, message: str, *, hint: str | None = None, details: str = "") -> None:
        super().__init__(message, hint=hint)
        self.details = details


class RenderTimeout(RenderError):
    """The scene took longer to render than its time limit."""

    default_hint = "Use --quality low, or ask for a shorter scene."


class RenderCancelled(RenderError):
    """A person stopped the render."""

    default_hint = "Nothing is lost: run it again when you like."


class RecordError(AnimathicError):
    """The feedback database cannot be read or written."""

    default_hint = "Check that the file behind FEEDBACK_DATABASE_URL is writable and that the disk has room."


class NotFound(RecordError):
    """No generation has this id."""

    default_hint = "List the generations with `animathic list`."


class TrackingError(AnimathicError):
    """MLflow cannot be written. The record is safe in the database and waits in the outbox."""

    default_hint = "Run `animathic sync` once MLflow is reachable again."
