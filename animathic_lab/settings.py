"""Settings: one frozen value read from the environment and from ``.env``."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from animathic_lab.errors import SettingsError

__all__ = ["Settings", "load_settings", "project_root"]

_HOME = ".animathic"


def project_root() -> Path:
    """Return the folder whose ``.env`` and ``.animathic`` count: the nearest one, from here up, that has an ``.animathic``.

    A notebook runs in its own folder, and a command perhaps in a third one; they are to share one database. Where nothing has
    been made yet it is the working directory.
    """
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / _HOME).is_dir()), here)


class Settings(BaseSettings):
    """Everything that a person can configure, by environment variable or ``.env`` line of the same name.

    Attributes
    ----------
    google_ai_api_key : SecretStr or None
        Key of the Gemini API. Without one the Gemini arm is skipped, which is no failure.
    gemini_confidence_threshold : float
        ``auto`` takes the local arm when its estimated chance of success is at least this; 0..1.
    local_fallback_enabled : bool
        Whether a failed arm is followed by the next one.
    generation_deadline_s : float
        Seconds for one generation, all attempts and the render together.
    formulae : str
        Whether LaTeX sets formulae: ``auto`` where it is installed, ``latex``, or ``builtin``.
    animathic_home : Path
        Absolute directory under which everything is written; ``.animathic`` in the `project_root` by default.
    """

    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_ignore_empty=True)

    google_ai_api_key: SecretStr | None = None
    gcp_project_id: str | None = None
    gcp_region: str = "us-central1"
    gemini_confidence_threshold: float = Field(default=0.7, ge=0, le=1)
    gemini_api_endpoint: str | None = None
    local_fallback_enabled: bool = True
    local_infer_url: str | None = None
    quality_assessment_enabled: bool = True
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"
    generation_deadline_s: float = Field(default=120.0, gt=0, le=3600)
    privacy: Literal["off", "local-only"] = "off"
    feedback_database_url: str = "sqlite:///feedback_data.db"
    mlflow_tracking_uri: str = ""
    formulae: Literal["auto", "latex", "builtin"] = "auto"
    animathic_home: Path = Field(default_factory=lambda: project_root() / _HOME)
    dask_scheduler_address: str | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read the ``.env`` of the project's root, which is known only now."""
        path = project_root() / ".env"
        dotenv = DotEnvSettingsSource(settings_cls, env_file=path, env_file_encoding="utf-8", env_ignore_empty=True)
        return init_settings, env_settings, dotenv, file_secret_settings

    @field_validator("google_ai_api_key", "gcp_project_id", "gemini_api_endpoint", "local_infer_url", mode="before")
    @classmethod
    def _blank_is_unset(cls, value: object) -> object:
        # `GOOGLE_AI_API_KEY=` in a .env template means "not set", not an empty key.
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("formulae", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("animathic_home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return Path(os.path.abspath(value.expanduser()))

    @field_validator("feedback_database_url")
    @classmethod
    def _database_url(cls, value: str) -> str:
        try:
            make_url(value)
        except ArgumentError as error:
            raise ValueError("is not a database URL such as sqlite:///feedback_data.db") from error
        return value

    def model_post_init(self, _context: object) -> None:
        # Both are resolved once, here, so that no other module repeats the rule "relative means under the home".
        url = make_url(self.feedback_database_url)
        if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
            path = self.animathic_home / str(url.database)
            object.__setattr__(self, "feedback_database_url", str(url.set(database=str(path))))
        if not self.mlflow_tracking_uri:
            object.__setattr__(self, "mlflow_tracking_uri", f"sqlite:///{self.animathic_home / 'mlflow.db'}")

    @property
    def videos(self) -> Path:
        """Directory of the rendered videos."""
        return self.animathic_home / "videos"

    @property
    def cache(self) -> Path:
        """Directory of what can be made again."""
        return self.animathic_home / "cache"

    def ensure_home(self) -> Path:
        """Create the home directory.

        Returns
        -------
        Path
            The directory, which exists and can be written.

        Raises
        ------
        SettingsError
            The directory cannot be created or written.
        """
        try:
            self.animathic_home.mkdir(parents=True, exist_ok=True)
            probe = self.animathic_home / f".writable-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise SettingsError(
                f"the home directory {self.animathic_home} cannot be written ({error.strerror or error})",
                hint="Set ANIMATHIC_HOME to a directory that you may write.",
            ) from error
        return self.animathic_home


@functools.lru_cache(maxsize=1)
def load_settings() -> Settings:
    """Read the settings once for this process.

    Returns
    -------
    Settings
        The same object on every call; ``load_settings.cache_clear()`` reads anew.

    Raises
    ------
    SettingsError
        A variable has a value that cannot be used; the message names it, never its value.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "a setting"
        raise SettingsError(f"{name} cannot be used: {first['msg']}") from None
