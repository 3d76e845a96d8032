"""A small bar for a table: the fact against its plan."""

from decimal import Decimal

from documents.charts import canvas

WIDTH, HEIGHT = 26.0, 4.5


def plan_bar(fact: float | int | Decimal, plan: float | int | Decimal | None) -> bytes:
    """The fact as a solid bar on a pale ground, its plan as a thin mark across."""
    length, mark = float(fact), None if plan is None else float(plan)
    longest = max(length, mark or 0.0, 0.0) or 1.0
    with canvas.style():
        figure, axes = canvas.open_canvas(WIDTH, HEIGHT)
        axes.set_xlim(0, longest * 1.08)
        axes.set_ylim(-1, 1)
        axes.barh(0, longest * 1.08, height=0.8, color=canvas.GROUND)
        axes.barh(0, max(length, 0.0), height=0.8, color=canvas.FACT)
        if mark is not None:
            axes.plot([mark, mark], [-0.95, 0.95], color=canvas.PLAN, linewidth=1.4)
        return canvas.to_svg(figure)
