"""Studio: the widget. It carries states to the browser and the person's doings back; what they mean is the presenter's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from animathic_lab.widgets.presenter import EXAMPLES, Bench, StudioPresenter, StudioState

__all__ = ["Studio", "view_of"]

_STATIC = Path(__file__).with_name("static")


def view_of(state: StudioState) -> dict[str, Any]:
    """Return a state as the JSON data that the browser draws. The video is not part of it: it would land in the notebook."""
    event, route, result = state.event, state.route, state.result
    return {
        "arms": [{"name": arm.name, "available": arm.available, "why": arm.why, "remote": arm.remote} for arm in state.arms],
        "working": state.working,
        "stopping": state.stopping,
        "event": event and {"stage": event.stage.value, "message": event.message, "fraction": event.fraction, "arm": event.arm},
        "route": route and {"arm": route.arm, "reasons": list(route.reasons)},
        "leaves": state.leaves,
        "result": result
        and {
            "id": result.id,
            "prompt": result.prompt.text,
            "model": result.model,
            "why": result.route.reasons[-1] if result.route.reasons else "",
            "failures": list(result.takeovers),
            "seconds": result.timings.get("total", 0.0),
            "video": result.render_success,
            "spec": json.dumps(result.spec, indent=2, ensure_ascii=False) if result.spec else "",
            "code": result.code,
            "facts": [{"asked": fact.asked, "drawn": fact.drawn} for fact in result.facts],
            "scores": [{"name": score.name, "value": score.value, "reason": score.reason} for score in result.scores],
            "warnings": list(result.warnings),
        },
        "rating": state.rating and {"id": state.rating.id, "stars": state.rating.stars},
        "notice": state.notice,
        "error": state.error,
        "hint": state.hint,
    }


class Studio(anywidget.AnyWidget):
    """A prompt box, progress, the video and the stars.

    Parameters
    ----------
    bench : Bench
        The lab.

    Examples
    --------
    >>> from animathic_lab import Lab  # doctest: +SKIP
    >>> Lab().studio()  # doctest: +SKIP
    """

    _esm = _STATIC / "studio.js"
    _css = _STATIC / "studio.css"

    view = traitlets.Dict().tag(sync=True)
    examples = traitlets.List(list(EXAMPLES)).tag(sync=True)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.presenter = StudioPresenter(bench, self._draw)
        self.on_msg(self._hear)

    def _draw(self, state: StudioState) -> None:
        self.view = view_of(state)

    def _hear(self, _widget: Any, content: Mapping[str, Any], _buffers: Any) -> None:
        """Pass on what the person did; the browser's data is taken as data."""
        try:
            self._do(str(content.get("do")), content)
        except Exception as error:
            self.presenter.complain(error)

    def _do(self, what: str, content: Mapping[str, Any]) -> None:
        prompt, model = str(content.get("prompt", "")), str(content.get("model", "auto"))
        if what == "look":
            self.presenter.look(prompt, model)
        elif what == "generate":
            self.presenter.generate(prompt, model, str(content.get("quality", "low")))
        elif what == "cancel":
            self.presenter.cancel()
        elif what == "rate":
            self.presenter.rate(int(content.get("stars", 0)), str(content.get("comment", "")))
        elif what == "video":
            wanted = str(content.get("id", ""))
            data = self.presenter.video(wanted)
            if data is not None:
                # A message and no trait: what is a trait is saved in the notebook.
                self.send({"video": wanted}, [data])
        elif what == "trace":
            self.presenter.trace(lambda url: self.send({"trace": url}))
