"""Groups of other objects."""

from __future__ import annotations

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind


def _seen_only(item: SceneObject, spec: SceneSpec) -> str | None:
    kinds = {other.id: other.type for other in spec.objects}
    hidden = [child for child in item.children or () if kinds.get(child) is Kind.TRACKER]
    return f"children: {hidden[0]} is a tracker, which nobody sees" if hidden else None


@entry(
    Kind.GROUP,
    "groups",
    "Other objects as one, laid out if you like.",
    needs=("children",),
    parts=lambda item: [None] * len(item.children or []),
    reads=("arrange", "columns", "gap"),
    follows=True,
    check=_seen_only,
    example={
        "children": ["one", "two"],
        "arrange": "row",
        "others": [{"id": "one", "type": "circle", "color": "red"}, {"id": "two", "type": "square", "color": "green"}],
    },
)
def _group(item: SceneObject, spec: SceneSpec) -> str:
    source, gap = f"VGroup({', '.join(item.children or [])})", number(0.5 if item.gap is None else item.gap)
    if item.arrange is None:
        return source
    columns = f"cols={min(item.columns, len(item.children or []))}, " if item.columns else ""
    layout = {
        "row": f".arrange(RIGHT, buff={gap})",
        "column": f".arrange(DOWN, buff={gap})",
        "grid": f".arrange_in_grid({columns}buff={gap})",
    }
    around = f"arrange_ring({', '.join(item.children or [])})"
    return around if item.arrange == "circle" else source + layout[item.arrange]
