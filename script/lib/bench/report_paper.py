"""What a report's PDF costs beside WeasyPrint alone on the very same HTML, fonts and pictures."""

import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from unittest.mock import patch

import pikepdf
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from documents import typesetting
from documents.domain import papers
from documents.models import IssuedPaper

TIMES = 5
LIMIT = 1.2


@dataclass(frozen=True)
class Cost:
    """Milliseconds of one processor, in the middle of several times: our paper, and the bare typesetter."""

    pages: int
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        """How many times the bare typesetter."""
        return self.ours / self.bare

    @property
    def words(self) -> str:
        """The row of the benchmarks' page."""
        kept = "within" if self.ratio <= LIMIT else "over"
        return (
            f"{self.ours:.0f} ms for {self.pages} pages, with its charts, its carried data and all that "
            f"follows the typesetter; WeasyPrint alone on the same HTML {self.bare:.0f} ms; "
            f"{self.ratio:.2f} times, {kept} {LIMIT}"
        )


def cost_of(paper: IssuedPaper, times: int = TIMES) -> Cost:
    """Measure a paper and the bare typesetter by turns, so that both meet the same machine."""
    html, charts, made = _as_given(paper)
    ours, bare = [], []
    for _again in range(times):
        ours.append(_took(lambda: papers.render(paper)))
        bare.append(_took(lambda: _bare(html, charts)))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return Cost(len(pdf.pages), median(ours), median(bare))


def _as_given(paper: IssuedPaper) -> tuple[str, dict[str, bytes], bytes]:
    """The HTML and the pictures the typesetter is given for a paper, and the paper."""
    html: list[str] = []
    charts: dict[str, bytes] = {}

    def remember(given: str) -> str:
        html.append(original(given))
        return html[-1]

    class Remembering(typesetting.PaperFetcher):
        def __init__(self, given=None):
            super().__init__(given)
            charts.update(self.charts)

    original = typesetting.tighten
    with (
        patch.object(typesetting, "tighten", remember),
        patch.object(typesetting, "PaperFetcher", Remembering),
    ):
        made = papers.render(paper)
    return html[0], charts, made


def _bare(html: str, charts: dict[str, bytes]) -> bytes:
    fetcher, fonts = typesetting.PaperFetcher(charts), FontConfiguration()
    style = weasyprint.CSS(url="paper:paper.css", url_fetcher=fetcher, font_config=fonts)
    page = weasyprint.HTML(string=html, base_url="paper:", url_fetcher=fetcher)
    return page.write_pdf(stylesheets=[style], font_config=fonts)


def _took(act: Callable[[], bytes]) -> float:
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000
