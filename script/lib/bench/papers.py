"""What a paper costs beside WeasyPrint alone on the very same HTML."""

import time
from collections.abc import Callable
from statistics import median
from unittest.mock import patch

import weasyprint

from documents import typesetting
from documents.domain import papers
from documents.models import IssuedPaper

TIMES = 5


def render_times(paper: IssuedPaper) -> tuple[float, float]:
    """Milliseconds, in the middle of several times: our paper, and the bare typesetter."""
    html: list[str] = []
    charts: dict[str, bytes] = {}

    def remember(*given, **named):
        html.append(typesetting.tighten(original(*given, **named)))
        return html[-1]

    class Remembering(typesetting.PaperFetcher):
        def __init__(self, given=None):
            super().__init__(given)
            charts.update(self.charts)

    original = typesetting.render_to_string
    with (
        patch.object(typesetting, "render_to_string", remember),
        patch.object(typesetting, "PaperFetcher", Remembering),
    ):
        papers.render(paper)
    return _middle(lambda: papers.render(paper)), _middle(lambda: _bare(html[0], charts))


def make_owed() -> int:
    """Make the files that the demonstration owes, as a worker would; answer how many."""
    owed = list(papers.without_file())
    for paper in owed:
        papers.ensure_file(paper)
    return len(owed)


def _bare(html: str, charts) -> bytes:
    fetcher = typesetting.PaperFetcher(charts)
    style = weasyprint.CSS(url="paper:paper.css", url_fetcher=fetcher)
    page = weasyprint.HTML(string=html, base_url="paper:", url_fetcher=fetcher)
    return page.write_pdf(stylesheets=[style])


def _middle(act: Callable[[], bytes]) -> float:
    took = []
    for _again in range(TIMES):
        started = time.perf_counter()
        act()
        took.append((time.perf_counter() - started) * 1000)
    return median(took)
