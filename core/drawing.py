"""Small drawings of the screen as plain geometry: bars, a line of quarters, columns.

Only numbers in, places in a picture out; words, colours and the picture itself are the template's.
Numbers leave as text with a decimal point, whatever language is on the screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

type Number = int | float | Decimal

BAR_WIDTH = 240
LINE_WIDTH, LINE_HEIGHT, LINE_EDGE, LINE_TOP, LINE_FLOOR = 240, 56, 4, 10, 50
STEP, COLUMN, MARGIN, COLUMN_TOP, BASE = 50, 28, 10, 43, 200
ROOM_ABOVE_LARGEST = 1.08
FUNNEL_WIDTH, FUNNEL_ROW, FUNNEL_WORDS, FUNNEL_BAR = 360, 46, 14, 20


def places(value: float) -> str:
    """A coordinate as SVG wants it."""
    return f"{value:.1f}"


@dataclass(frozen=True)
class PlanBar:
    """A fact on its track with the mark of the plan; `mark` is empty when no plan is set."""

    fact: str
    mark: str


def plan_bar(fact: Number, target: Number | None) -> PlanBar:
    """Fact and plan on one scale that holds the larger of them; a negative fact has no bar."""
    shown, plan = max(float(fact), 0.0), float(target or 0)
    largest = max(shown, plan) * ROOM_ABOVE_LARGEST or 1.0
    mark = "" if target is None else places(min(plan / largest * BAR_WIDTH, BAR_WIDTH - 3))
    return PlanBar(fact=places(shown / largest * BAR_WIDTH), mark=mark)


@dataclass(frozen=True)
class Sparkline:
    """A line of quarters, the area below it and its last point."""

    line: str
    area: str
    last_x: str
    last_y: str


def sparkline(series: Sequence[Number]) -> Sparkline | None:
    """Each quarter on its own, oldest first; one quarter alone makes no line."""
    if len(series) < 2:
        return None
    values = [float(value) for value in series]
    low, high = min(0.0, *values), max(values)
    scale = (LINE_FLOOR - LINE_TOP) / (high - low or 1.0)
    step = (LINE_WIDTH - 3 * LINE_EDGE) / (len(values) - 1)
    points = [
        f"{places(LINE_EDGE + index * step)},{places(LINE_FLOOR - (value - low) * scale)}"
        for index, value in enumerate(values)
    ]
    line = " ".join(points)
    last_x, last_y = points[-1].split(",")
    area = f"{places(LINE_EDGE)},{LINE_HEIGHT} {line} {last_x},{LINE_HEIGHT}"
    return Sparkline(line=line, area=area, last_x=last_x, last_y=last_y)


@dataclass(frozen=True)
class Column:
    """One period of a column chart; `plan` is the height of its mark, empty when there is none."""

    x: str
    y: str
    height: str
    middle: str
    text_y: str
    plan_x: str
    plan: str
    group_x: str
    text: str
    label: str
    group: str
    is_last: bool


def columns(periods: Sequence[dict[str, object]]) -> list[Column]:
    """Columns from zero with their plan marks; the last period is the fact of today.

    Each period holds `value`, `text`, `label`, `group` and `plan` (None when no plan was set).
    """
    values = [max(float(period["value"]), 0.0) for period in periods]  # type: ignore[arg-type]
    plans = [period.get("plan") for period in periods]
    largest = max([*values, *(float(plan) for plan in plans if plan is not None)], default=0.0) or 1.0  # type: ignore[arg-type]
    scale = (BASE - COLUMN_TOP) / largest
    return [
        _column(index, value * scale, None if plan is None else float(plan) * scale, period, len(periods))  # type: ignore[arg-type]
        for index, (value, plan, period) in enumerate(zip(values, plans, periods, strict=True))
    ]


def chart_width(count: int) -> int:
    """The width of a chart with `count` columns."""
    return 2 * MARGIN + (count - 1) * STEP + COLUMN + MARGIN


def _column(index: int, height: float, plan: float | None, period: dict[str, object], count: int) -> Column:
    x = MARGIN + index * STEP
    top = max(height, plan or 0.0)
    return Column(
        x=str(x),
        y=places(BASE - height),
        height=places(height),
        middle=places(x + COLUMN / 2),
        text_y=places(BASE - (top if plan and plan - height < 20 else height) - 8),
        plan_x=str(x - 6),
        plan="" if plan is None else places(BASE - plan - 1),
        group_x=str(x - 2),
        text=str(period["text"]),
        label=str(period["label"]),
        group=str(period.get("group") or ""),
        is_last=index == count - 1,
    )


@dataclass(frozen=True)
class FunnelStage:
    """One stage: its bar, the bar of the stage before it, and its words above."""

    y: str
    text_y: str
    width: str
    before: str
    label: str
    text: str


def funnel(stages: Sequence[dict[str, object]]) -> list[FunnelStage]:
    """Lying bars on one scale, the first the longest; each holds `value`, `text` and `label`."""
    values = [float(stage["value"]) for stage in stages]  # type: ignore[arg-type]
    scale = FUNNEL_WIDTH / (max(values, default=0.0) or 1.0)
    return [
        FunnelStage(
            y=str(place * FUNNEL_ROW + FUNNEL_BAR),
            text_y=str(place * FUNNEL_ROW + FUNNEL_WORDS),
            width=places(value * scale),
            before=places(before * scale),
            label=str(stage["label"]),
            text=str(stage["text"]),
        )
        for place, (stage, value, before) in enumerate(
            zip(stages, values, [*values[:1], *values[:-1]], strict=True)
        )
    ]


def funnel_height(count: int) -> int:
    """The height of a funnel of `count` stages."""
    return count * FUNNEL_ROW
