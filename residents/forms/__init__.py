"""Forms of the resident's cabinet."""

from residents.forms.report import InvestmentFormSet, ReportForm

__all__ = ["InvestmentFormSet", "ReportForm"]
