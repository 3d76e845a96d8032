"""A small bar for a table: the fact against its plan."""

from decimal import Decimal

from documents.charts import canvas

WIDTH, HEIGHT = 26.0, 4.5
# Where the bar and the mark stand between the lower edge and the upper, in shares of the height.
BAR, MARK = (0.3, 0.4), (0.025, 0.975)
ROOM = 1.08


def plan_bar(fact: float | int | Decimal, plan: float | int | Decimal | None) -> bytes:
    """The fact as a solid bar on a pale ground, its plan as a thin mark across.

    A report draws many of them, so they are drawn on the sheet itself, without a plane to be scaled.
    """
    length, mark = max(float(fact), 0.0), None if plan is None else float(plan)
    whole = (max(length, mark or 0.0) or 1.0) * ROOM
    with canvas.style():
        figure = canvas.open_sheet(WIDTH, HEIGHT)
        canvas.add_bar(figure, (0, BAR[0]), (1, BAR[1]), color=canvas.GROUND)
        canvas.add_bar(figure, (0, BAR[0]), (length / whole, BAR[1]), color=canvas.FACT)
        if mark is not None:
            canvas.add_line(figure, (mark / whole, mark / whole), MARK, color=canvas.PLAN, linewidth=1.4)
        return canvas.to_svg(figure)
