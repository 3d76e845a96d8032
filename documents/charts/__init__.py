"""Drawings for papers and pages: one question each, the same bytes for the same figures (look: Charts).

They only draw. Figures come as numbers for the lengths and as text already written for the eye; the
sentence for those who cannot see them belongs to `<img alt>`.
"""

from documents.charts.bars import bar_chart, lying_bar_chart
from documents.charts.plan import plan_bar

__all__ = ["bar_chart", "lying_bar_chart", "plan_bar"]
