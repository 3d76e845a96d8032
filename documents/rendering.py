"""The door to the typesetter: `render_pdf`.

WeasyPrint takes as long to load as all the rest of a process, so the first paper loads it, not every start.
"""

import threading
from collections.abc import Mapping
from datetime import date
from typing import Any

from documents.domain.preparers import Attached

# WeasyPrint needs memory and the charts' library is not made for threads.
ONE_AT_A_TIME = threading.RLock()


def render_pdf(
    template: str,
    context: Mapping[str, Any],
    *,
    language: str,
    title: str,
    on: date | None = None,
    charts: Mapping[str, bytes] | None = None,
    files: Mapping[str, Attached] | None = None,
) -> bytes:
    """The PDF of a template extending `documents/paper_base.html`. `on` is the date written in the file.

    Charts are SVG, shown in the template as `<img src="chart:<name>" alt="…">`. Files are carried inside.
    """
    from documents.typesetting import typeset

    with ONE_AT_A_TIME:
        return typeset(template, context, language=language, title=title, on=on, charts=charts, files=files)
