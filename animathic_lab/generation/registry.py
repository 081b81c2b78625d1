"""The registry of arms: one provider, one small file, one factory that is registered here.

A package of somebody else adds an arm by an entry point, without a change here::

    [project.entry-points."animathic_lab.writers"]
    my-arm = "my_package:make_writer"

where ``make_writer(settings)`` returns a `Writer`.
"""

from __future__ import annotations

import importlib.metadata
import logging
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from animathic_lab.domain import GEMINI, LOCAL, Draft
from animathic_lab.errors import ArmUnavailable
from animathic_lab.generation.protocol import Availability, Writer, WriteRequest

if TYPE_CHECKING:
    from animathic_lab.settings import Settings

__all__ = ["GROUP", "Factory", "build_writers", "register", "unregister"]

log = logging.getLogger(__name__)

#: Entry-point group of arms that other packages bring.
GROUP: Final = "animathic_lab.writers"

Factory = Callable[["Settings"], Writer]


def _gemini(settings: Settings) -> Writer:
    from animathic_lab.generation.gemini import GeminiWriter

    return GeminiWriter(settings, model=GEMINI)


def _local(_settings: Settings) -> Writer:
    from animathic_lab.generation.embedded import EmbeddedWriter

    writer: Writer = EmbeddedWriter()
    log.info("Local LLM service initialized")
    return writer


_BUILT_IN: Final[dict[str, Factory]] = {LOCAL: _local, GEMINI: _gemini}
_registered: dict[str, Factory] = {}


def register(name: str, factory: Factory) -> None:
    """Add an arm, or replace one of the same name, for `build_writers` calls from now on.

    Parameters
    ----------
    name : str
        What people type after ``--model``.
    factory : callable
        Gets the `Settings`, returns a `Writer`; should be quick and leave heavy imports to the writer's first call.

    Raises
    ------
    ValueError
        The name is empty or ``auto``, which means "let the router choose".
    """
    if not name.strip() or name == "auto":
        raise ValueError(f"{name!r} cannot be the name of an arm")
    _registered[name] = factory


def unregister(name: str) -> None:
    """Take back what `register` did; a built-in arm of that name is itself again."""
    _registered.pop(name, None)


def build_writers(settings: Settings) -> dict[str, Writer]:
    """Build every arm that is known: built in, brought by plugins, registered by hand.

    Neither Google's SDK nor the embedded model's runtime is imported here; each writer does that at its first call.

    Parameters
    ----------
    settings : Settings
        Handed to every factory.

    Returns
    -------
    dict of str to Writer
        Always has `GEMINI` and `LOCAL`. An arm whose factory fails is there too, as one that is not available and says why.
    """
    factories = {**_plugins(), **_BUILT_IN, **_registered}
    order = [*_BUILT_IN, *(name for name in factories if name not in _BUILT_IN)]
    return {name: _build(name, factories[name], settings) for name in order}


def _plugins() -> dict[str, Factory]:
    found: dict[str, Factory] = {}
    for entry in importlib.metadata.entry_points(group=GROUP):
        if entry.name in _BUILT_IN or entry.name == "auto":
            # A plugin that quietly took over an arm would rewrite what past records of that name mean.
            log.warning("the plugin %s is ignored: its name %r is taken", entry.value, entry.name)
            continue
        found[entry.name] = lambda settings, entry=entry: entry.load()(settings)  # type: ignore[misc]  # bound now, not at the end of the loop
    return found


def _build(name: str, factory: Factory, settings: Settings) -> Writer:
    try:
        return factory(settings)
    except Exception as error:
        # Somebody else's code, or a package that did not install: one arm less must not cost the others. Of the error only
        # its kind is told, because its words may hold what the settings hold.
        log.warning("the arm %s cannot be built (%s)", name, type(error).__name__)
        log.debug("why the arm %s cannot be built: %s", name, _traceback(error, settings))
        return _Broken(name, error)


def _traceback(error: Exception, settings: Settings) -> str:
    text, key = "".join(traceback.format_exception(error)), settings.google_ai_api_key
    return text.replace(key.get_secret_value(), "***") if key else text


class _Broken:
    """Stands where an arm could not be built, so that people see it and read why."""

    def __init__(self, name: str, error: Exception) -> None:
        self.name = name
        self.remote = False
        service = "Local LLM service" if name == LOCAL else name
        missing = f": {error}" if isinstance(error, ImportError) else ""
        self._why = f"{service} unavailable: it could not be built ({type(error).__name__}{missing})"

    def availability(self) -> Availability:
        """Tell why there is no arm."""
        return Availability(ready=False, why=self._why, hint="Run `make setup` again; LOG_LEVEL=DEBUG shows where it failed.")

    async def write(self, request: WriteRequest, *, timeout: float) -> Draft:
        """Refuse.

        Raises
        ------
        ArmUnavailable
            Always.
        """
        raise ArmUnavailable(self._why, hint=self.availability().hint)

    async def aclose(self) -> None:
        """Nothing is held."""
