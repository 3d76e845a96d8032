"""Forms of the resident's cabinet."""

from residents.forms.files import EvidenceForm, SheetForm
from residents.forms.report import ReportForm
from residents.forms.rows import InvestmentFormSet, RightFormSet

__all__ = ["EvidenceForm", "InvestmentFormSet", "ReportForm", "RightFormSet", "SheetForm"]
