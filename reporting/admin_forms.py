"""Forms of the reporting admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from core.admin_forms import TransitionForm
from core.formatting import format_year
from core.forms import CleanCharField
from core.quarters import Quarter
from reporting.domain.reports import MOST_WORDS
from reporting.models import CentreReport

OFFERED = 8


class OpenReportForm(TransitionForm):
    """Which period to begin the report of."""

    period = forms.ChoiceField(label=_("Period"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = period_choices()  # type: ignore[attr-defined]

    def clean_period(self) -> Quarter | int:
        """The quarter or the year chosen."""
        code = self.cleaned_data["period"]
        return int(code) if code.isdigit() else Quarter.parse(code)


class WordsForm(TransitionForm):
    """The director's words in the report."""

    highlights = CleanCharField(
        label=_("What happened"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    obstacles = CleanCharField(
        label=_("What hindered"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    requests = CleanCharField(
        label=_("What is asked of the Board"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, record: CentreReport, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(record, name) for name in self.base_fields})
        super().__init__(*args, record=record, **kwargs)


def period_choices() -> list[tuple[str, str]]:
    """The last quarters and years that have begun and have no report yet, the newest first."""
    taken = {report.code for report in CentreReport.objects.only("year", "quarter")}
    quarters = list(reversed(Quarter.of(clock.today()).last(OFFERED)))
    choices = [(str(quarter), quarter.label()) for quarter in quarters]
    choices += [(str(year), format_year(year)) for year in sorted({q.year for q in quarters}, reverse=True)]
    return [(code, label) for code, label in choices if code not in taken]
