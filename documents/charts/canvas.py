"""The ground every chart is drawn on: its font, its colours, its size in millimetres, its bytes."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import fontpkg_noto_sans

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FACT = "#0B5C6B"
PAST = "#8DB4BC"
PLAN = "#C7701A"
PLAN_WORD = "#9A4D05"
GROUND = "#E6EDEF"
INK = "#14242B"
INK_2 = "#4B5E67"
AXIS = "#6A7D86"

type Pair = tuple[float, float]

MM = 1 / 25.4
FONT = fontpkg_noto_sans.ROOT / "files" / "NotoSans[wdth,wght].ttf"

DRAWING = threading.Lock()
# One setting for all charts: text stays text (the page's font shows it), identifiers stay the same.
STYLE = {
    "font.family": fontpkg_noto_sans.FAMILY,
    "svg.fonttype": "none",
    "svg.hashsalt": "iitb",
    "svg.id": "chart",
    "path.simplify": False,
}


@cache
def library() -> Any:
    """matplotlib, loaded by the first chart and not by every start, with our font before the machine's."""
    import matplotlib as mpl
    from matplotlib import font_manager

    # The variable file serves every weight.
    font_manager.fontManager.ttflist[:0] = [
        font_manager.FontEntry(fname=str(FONT), name=fontpkg_noto_sans.FAMILY, weight=weight, size="scalable")
        for weight in (400, 600, 700)
    ]
    return mpl


def open_sheet(width: float, height: float) -> "Figure":
    """An empty figure of this many millimetres."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width * MM, height * MM))
    FigureCanvasSVG(figure)
    return figure


def open_canvas(width: float, height: float) -> "tuple[Figure, Axes]":
    """A sheet and its one empty plane, without frame, grid or ticks."""
    figure = open_sheet(width, height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    return figure, axes


def add_bar(figure: "Figure", corner: Pair, size: Pair, *, color: str) -> None:
    """A bar on the sheet itself, in shares of its width and height."""
    from matplotlib.patches import Rectangle

    figure.add_artist(Rectangle(corner, *size, color=color, linewidth=0))


def add_line(figure: "Figure", across: Pair, up: Pair, *, color: str, linewidth: float) -> None:
    """A line on the sheet itself, in shares of its width and height."""
    from matplotlib.lines import Line2D

    figure.add_artist(Line2D(across, up, color=color, linewidth=linewidth, solid_capstyle="butt"))


def to_svg(figure: "Figure") -> bytes:
    """The drawing as SVG, without date, so that the same figures give the same bytes."""
    out = io.BytesIO()
    figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return out.getvalue()


@contextmanager
def style() -> Iterator[None]:
    """The charts' settings, for one drawing at a time: the library keeps them for the whole process."""
    with DRAWING, library().rc_context(STYLE):
        yield
