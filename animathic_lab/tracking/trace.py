"""A generation as an MLflow trace: pure translation, from the record's own numbers.

Ids follow from the generation's id, so that writing the same generation again writes the same rows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from animathic_lab.domain import Attempt, Generation, Render, Stage
from animathic_lab.tracking.assessments import assessments_of_scores
from animathic_lab.tracking.ids import otel_span, otel_trace, trace_id_of
from animathic_lab.tracking.store import Redactor

__all__ = ["FINGERPRINT", "SpanPlan", "fingerprint", "plan_spans", "spans_of", "trace_info"]

#: Tag that tells which state of the record a trace shows.
FINGERPRINT: Final = "animathic.fingerprint"

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_PREVIEW_CHARS: Final = 1000
_TAG_CHARS: Final = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanPlan:
    """What a span will say. Times are nanoseconds since the epoch; the root's parent is empty."""

    name: str
    kind: str
    start: int
    end: int
    parent: str = ""
    inputs: Any = None
    outputs: Any = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""


def plan_spans(generation: Generation, *, preview: str = "") -> list[SpanPlan]:
    """Return the spans of a generation, the root first.

    Parameters
    ----------
    generation : Generation
        The record. Its timestamp is the end of routing; stages follow each other, with the durations of ``timings``.
    preview : str
        Reference to the attached preview, where there is one.

    Notes
    -----
    When an arm needed several tries, ``timings`` holds the sum of each stage; the spans then show the sums one after another,
    while each attempt's span has its own start and duration.
    """
    timings = generation.timings
    routed = _moment(generation.timestamp)
    start = routed - _ns(timings.get(Stage.ROUTE, 0.0))
    stages = list(_stages(generation, start, preview))
    spent = max((span.end for span in stages), default=routed)
    total = start + _ns(timings["total"]) if "total" in timings else spent
    root = SpanPlan(
        name="generation",
        kind="CHAIN",
        start=start,
        end=max(total, start),
        inputs={"prompt": generation.prompt.text},
        outputs=_result(generation, preview),
        attributes={"generation_id": generation.id, "warnings": list(generation.warnings)},
        error=generation.error,
    )
    return [root, *stages]


def _result(generation: Generation, preview: str) -> dict[str, Any]:
    result: dict[str, Any] = {"spec": generation.spec, "code": generation.code, "video": str(generation.video_path or "")}
    if generation.error:
        result |= {"error": generation.error, "hint": generation.hint}
    return {**result, "preview": preview} if preview else result


def _stages(generation: Generation, start: int, preview: str) -> Iterator[SpanPlan]:
    route, render = generation.route, generation.render
    routed: dict[str, Any] = {
        "arm": route.arm,
        "fallbacks": list(route.fallbacks),
        "reasons": list(route.reasons),
        "propensities": dict(route.propensities),
        "forced": route.forced,
    }
    shown: dict[Stage, tuple[str, Any, Any]] = {
        Stage.ROUTE: ("TASK", {"prompt": generation.prompt.text, "features": dict(route.features)}, routed),
        Stage.GENERATE: ("AGENT", {"prompt": generation.prompt.text}, {"spec": generation.spec}),
        Stage.VALIDATE: ("PARSER", None, {"spec": generation.spec, "warnings": list(generation.warnings)}),
        Stage.COMPILE: ("TASK", {"spec": generation.spec}, {"code": generation.code}),
        Stage.RENDER: ("TASK", {"code": generation.code}, _rendered(render, preview)),
        Stage.SCORE: ("EVALUATOR", {"facts": [fact.asked for fact in generation.facts]}, _scored(generation)),
    }
    failed = _failed_stage(generation)
    for stage, (kind, inputs, outputs) in shown.items():
        if stage not in generation.timings:
            continue
        end = start + _ns(generation.timings[stage])
        error = generation.error if stage is failed else ""
        yield SpanPlan(
            name=stage, kind=kind, start=start, end=end, parent="generation", inputs=inputs, outputs=outputs, error=error
        )
        if stage is Stage.GENERATE:
            yield from _attempts(generation, start)
        start = end


def _failed_stage(generation: Generation) -> Stage | None:
    if not generation.error:
        return None
    for words, stage in (("Render", Stage.RENDER), ("Compile", Stage.COMPILE), ("Spec", Stage.VALIDATE)):
        if generation.error_kind.startswith(words):
            return stage
    return Stage.GENERATE


def _rendered(render: Render | None, preview: str) -> Any:
    if render is None:
        return None
    shown = {"video": str(render.path), "quality": render.quality, "frames": render.frames, "duration": render.duration}
    return {**shown, "cached": render.cached, "preview": preview}


def _scored(generation: Generation) -> Any:
    return {
        "facts": [{"kind": fact.kind, "asked": fact.asked, "drawn": fact.drawn} for fact in generation.facts],
        "scores": [{"name": score.name, "value": score.value, "reason": score.reason} for score in generation.scores],
    }


def _attempts(generation: Generation, start: int) -> Iterator[SpanPlan]:
    for attempt in generation.attempts:
        end = start + _ns(attempt.seconds)
        yield SpanPlan(
            name=f"attempt {attempt.number}",
            kind="LLM",
            start=start,
            end=end,
            parent=Stage.GENERATE,
            inputs={"prompt": generation.prompt.text},
            outputs={"raw": attempt.raw},
            attributes=_attempt_attributes(attempt),
            error=attempt.error,
        )
        start = end


def _attempt_attributes(attempt: Attempt) -> dict[str, Any]:
    read, written = attempt.tokens.read, attempt.tokens.written
    return {
        "mlflow.llm.model": attempt.arm,
        "mlflow.chat.tokenUsage": {"input_tokens": read, "output_tokens": written, "total_tokens": read + written},
        "mlflow.llm.cost": {"input_cost": 0.0, "output_cost": attempt.cost_usd, "total_cost": attempt.cost_usd},
        "confidence": attempt.confidence,
        "prompt_version": attempt.prompt_version,
        "error_kind": attempt.error_kind,
        "hint": attempt.hint,
    }


def _moment(timestamp: datetime) -> int:
    # In whole numbers: a float's nanoseconds are off by hundreds.
    known = timestamp if timestamp.tzinfo else timestamp.replace(tzinfo=UTC)
    return (known - _EPOCH) // timedelta(microseconds=1) * 1000


def _ns(seconds: float) -> int:
    return round(seconds * 1e9)


def fingerprint(generation: Generation, preview: bytes | None) -> str:
    """Return a digest of everything that a trace shows of a generation."""
    plans = [
        (plan.name, plan.start, plan.end, plan.inputs, plan.outputs, plan.attributes, plan.error)
        for plan in plan_spans(generation)
    ]
    digest = hashlib.sha256(json.dumps([plans, _tags(generation)], default=str, sort_keys=True).encode())
    digest.update(preview or b"")
    return digest.hexdigest()[:32]


def spans_of(generation: Generation, redactor: Redactor, *, preview: str = "") -> list[Any]:
    """Return MLflow's spans of a generation; see `plan_spans`."""
    from mlflow.entities import Span
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import ReadableSpan
    from opentelemetry.trace import SpanContext
    from opentelemetry.trace.status import Status, StatusCode

    trace = otel_trace(generation.id)

    def context(name: str) -> SpanContext:
        return SpanContext(trace_id=trace, span_id=otel_span(generation.id, name), is_remote=False)

    spans = []
    for plan in plan_spans(generation, preview=preview):
        attributes = {
            "mlflow.traceRequestId": trace_id_of(generation.id),
            "mlflow.spanType": plan.kind,
            "mlflow.spanInputs": plan.inputs,
            "mlflow.spanOutputs": plan.outputs,
            **plan.attributes,
        }
        said = redactor.text(plan.error)
        spans.append(
            Span(
                ReadableSpan(
                    name=plan.name,
                    context=context(plan.name),
                    parent=context(plan.parent) if plan.parent else None,
                    start_time=plan.start,
                    end_time=plan.end,
                    # MLflow keeps every attribute as JSON text.
                    attributes={key: _json(redactor.data(value)) for key, value in attributes.items() if value is not None},
                    status=Status(StatusCode.ERROR, said) if said else Status(StatusCode.OK),
                    # An explicit one: OpenTelemetry would otherwise look the machine over.
                    resource=Resource.get_empty(),
                )
            )
        )
    return spans


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _tags(generation: Generation) -> dict[str, str]:
    prompt, render = generation.prompt, generation.render
    tags = {
        "generation_id": generation.id,
        "arm": generation.model,
        "primary_arm": generation.primary_model,
        "fallback_used": str(generation.fallback_used).lower(),
        "render_success": str(generation.render_success).lower(),
        "cached": str(generation.cached).lower(),
        "quality": str(render.quality) if render else "",
        "user": prompt.user_id or "",
        "session": prompt.session_id or "",
        "parent_id": prompt.parent_id or "",
        "policy_version": generation.route.policy_version,
        "error_kind": generation.error_kind,
    }
    return {key: value[:_TAG_CHARS] for key, value in tags.items() if value}


def trace_info(generation: Generation, redactor: Redactor, experiment: str) -> Any:
    """Return MLflow's head of a generation's trace, with the offline scores as assessments."""
    from mlflow.entities import TraceInfo, TraceLocation, TraceState

    root = plan_spans(generation)[0]
    answer = generation.error or generation.code
    user = {"mlflow.trace.user": generation.prompt.user_id, "mlflow.trace.session": generation.prompt.session_id}
    return TraceInfo(
        trace_id=trace_id_of(generation.id),
        trace_location=TraceLocation.from_experiment_id(experiment),
        request_time=root.start // 1_000_000,
        execution_duration=(root.end - root.start) // 1_000_000,
        state=TraceState.ERROR if generation.error else TraceState.OK,
        request_preview=redactor.text(generation.prompt.text)[:_PREVIEW_CHARS],
        response_preview=redactor.text(answer)[:_PREVIEW_CHARS],
        client_request_id=generation.id,
        trace_metadata={
            "mlflow.trace_schema.version": "3",
            **{key: value[:_TAG_CHARS] for key, value in user.items() if value},
        },
        tags=redactor.data({"mlflow.traceName": "generation", **_tags(generation)}),
        assessments=assessments_of_scores(generation, redactor),
    )
