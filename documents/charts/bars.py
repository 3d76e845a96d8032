"""Bars standing in the order of time, and bars lying beside words."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from documents.charts import canvas

if TYPE_CHECKING:
    from matplotlib.axes import Axes

type Figure = float | int | Decimal
type Plan = Sequence[Figure | None]

WIDTH = 170.0
STANDING_HEIGHT = 72.0
LYING_ROW = 12.0
WORD_SHARE = 0.36


def bar_chart(
    values: Sequence[Figure],
    labels: Sequence[str],
    *,
    value_labels: Sequence[str],
    groups: Sequence[str] = (),
    plan: Plan = (),
    plan_label: str = "",
) -> bytes:
    """Standing bars in the order of time: the last is the fact, those before it the past.

    Values stand on the bars. `groups` is written once beneath the first bar of each group (the year), empty
    under the others. `plan` is a thin mark across each bar that has one; `plan_label` names the last mark.
    """
    heights, plans = _numbers(values), _plans(plan, len(values))
    top = _longest(heights, plans)
    with canvas.style():
        figure, axes = canvas.open_canvas(WIDTH, STANDING_HEIGHT)
        axes.set_xlim(-0.6, len(heights) + 0.15)
        axes.set_ylim(-top * 0.24, top * 1.14)
        for place, height in enumerate(heights):
            _standing_bar(
                axes, place, height, plans[place], value_labels[place], top, last=place == len(heights) - 1
            )
        for place, label in enumerate(labels):
            axes.text(place, -top * 0.045, label, fontsize=8, color=canvas.INK_2, ha="center", va="top")
        for place, group in enumerate(groups):
            axes.text(
                place - 0.28, -top * 0.15, group, fontsize=8, fontweight=700, color=canvas.INK, va="top"
            )
        if plan_label and plans and plans[-1] is not None:
            _plan_words(axes, len(plans) - 0.54, plans[-1], plan_label)
        axes.axhline(0, color=canvas.AXIS, linewidth=0.8)
        return canvas.to_svg(figure)


def lying_bar_chart(
    values: Sequence[Figure],
    labels: Sequence[str],
    *,
    value_labels: Sequence[str],
    plan: Plan = (),
    plan_labels: Sequence[str] = (),
) -> bytes:
    """Lying bars beside their words, from top to bottom; each plan is a thin upright mark with its label."""
    lengths, plans = _numbers(values), _plans(plan, len(values))
    longest = _longest(lengths, plans)
    with canvas.style():
        figure, axes = canvas.open_canvas(WIDTH, LYING_ROW * max(len(lengths), 1) + 4)
        axes.set_position((WORD_SHARE, 0, 1 - WORD_SHARE, 1))
        axes.set_xlim(0, longest * 1.28)
        axes.set_ylim(len(lengths) - 0.4, -0.6)
        for place, length in enumerate(lengths):
            _lying_bar(axes, place, length, labels[place], value_labels[place], longest)
        for place, (mark, words) in enumerate(zip(plans, plan_labels, strict=False)):
            if mark is not None:
                axes.plot([mark, mark], [place - 0.34, place + 0.34], color=canvas.PLAN, linewidth=1.6)
                _plan_words(axes, max(mark, lengths[place]) + longest * 0.015, place, words)
        axes.axvline(0, color=canvas.AXIS, linewidth=0.8)
        return canvas.to_svg(figure)


def _standing_bar(
    axes: "Axes", place: int, height: float, mark: float | None, words: str, top: float, *, last: bool
) -> None:
    """One bar, its plan across it, its value on it (above the mark where the two would meet)."""
    axes.bar(place, height, width=0.56, color=canvas.FACT if last else canvas.PAST)
    raised = height
    if mark is not None:
        axes.plot([place - 0.38, place + 0.38], [mark, mark], color=canvas.PLAN, linewidth=1.6)
        if -top * 0.01 <= mark - height <= top * 0.12:
            raised = max(height, mark)
    weight = 700 if last else 400
    axes.text(
        place, raised + top * 0.035, words, fontsize=9, fontweight=weight, color=canvas.INK, ha="center"
    )


def _lying_bar(axes: "Axes", place: int, length: float, label: str, words: str, longest: float) -> None:
    """One bar, its words at the left edge, its value inside it or beside it when it is too short."""
    axes.barh(place, length, height=0.42, color=canvas.FACT)
    axes.annotate(
        label,
        (-WORD_SHARE / (1 - WORD_SHARE), place),
        xycoords=("axes fraction", "data"),
        va="center",
        fontsize=9,
        color=canvas.INK,
        annotation_clip=False,
    )
    inside = length > longest * (0.03 + 0.022 * len(words))
    start = longest * 0.015 if inside else length + longest * 0.015
    colour = "#FFFFFF" if inside else canvas.INK
    axes.text(start, place, words, va="center", fontsize=9, fontweight=700, color=colour)


def _plan_words(axes: "Axes", x: float, y: float, words: str) -> None:
    axes.text(x, y, words, va="center", fontsize=8, fontweight=600, color=canvas.PLAN_WORD)


def _numbers(values: Sequence[Figure]) -> list[float]:
    return [float(value) for value in values]


def _plans(plan: Plan, count: int) -> list[float | None]:
    marks = [None if mark is None else float(mark) for mark in plan]
    return (marks + [None] * count)[:count]


def _longest(values: Sequence[float], plans: Sequence[float | None]) -> float:
    """The largest thing drawn; one when all is nought, so that the axis still stands."""
    return max([*values, *(mark for mark in plans if mark is not None), 0.0]) or 1.0
