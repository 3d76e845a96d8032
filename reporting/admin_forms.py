"""Forms of the reporting admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from core.admin_forms import TransitionForm, dress
from core.formatting import format_date, format_year
from core.forms import CleanCharField
from core.quarters import Quarter
from reporting.domain.consideration import decisions_about
from reporting.domain.reports import MOST_WORDS, chapters_of
from reporting.models import BoardDecision, CentreReport

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


def _words(label: Any, rows: int = 6) -> CleanCharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return CleanCharField(label=label, required=False, multiline=True, max_length=MOST_WORDS, widget=widget)


class WordsForm(TransitionForm):
    """The director's words in the report: of the whole, and beside the figures of each chapter."""

    highlights = _words(_("What happened"))
    obstacles = _words(_("What hindered"))
    requests = _words(_("What is asked of the Board"))

    def __init__(self, *args: Any, record: CentreReport, **kwargs: Any) -> None:
        initial = {name: getattr(record, name) for name in self.base_fields}
        initial |= {f"chapter_{name}": text for name, text in record.chapters.items()}
        super().__init__(*args, record=record, initial=initial, **kwargs)
        for chapter in chapters_of(record):
            field = _words(_("Chapter: %(chapter)s") % {"chapter": chapter.label}, rows=4)
            dress(field)
            self.fields[f"chapter_{chapter.value}"] = field

    def clean(self) -> dict[str, Any]:
        """The words of the chapters go to the domain together."""
        data = super().clean() or self.cleaned_data
        chapters = {name: data.pop(name) for name in list(data) if name.startswith("chapter_")}
        return {**data, "chapters": {name.removeprefix("chapter_"): text for name, text in chapters.items()}}


class DecisionOfReportForm(TransitionForm):
    """Which decision of the Board it was."""

    decision = forms.ModelChoiceField(
        BoardDecision.objects.none(),
        label=_("Decision of the Board"),
        help_text=_("Decisions on a report, of the meetings that had this report on the agenda."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        offered = self.offered()
        field.queryset = BoardDecision.objects.filter(pk__in=[row.pk for row in offered]).select_related(
            "meeting"
        )
        field.label_from_instance = _decision_words
        self.initial["decision"] = offered[-1].pk if offered else None

    def offered(self) -> list[BoardDecision]:
        """The decisions to choose from."""
        return decisions_about(self.record)


class ConsiderForm(DecisionOfReportForm):
    """The decision by which the Board considered a report, and what it remarked."""

    remarks = _words(_("Remarks of the Board"))


class AcceptForm(DecisionOfReportForm):
    """The decision by which the Board accepted a report, and the answer to its remarks."""

    answer = _words(_("How the remarks were answered"))

    def offered(self) -> list[BoardDecision]:
        """Those that were carried."""
        return [decision for decision in super().offered() if decision.is_carried]


def _decision_words(decision: BoardDecision) -> str:
    day = format_date(decision.meeting.held_on, "short")
    return f"№ {decision.number}, {day} – {decision.text[:80]}"


def period_choices() -> list[tuple[str, str]]:
    """The last quarters and years that have begun and have no report yet, the newest first."""
    taken = {report.code for report in CentreReport.objects.only("year", "quarter")}
    quarters = list(reversed(Quarter.of(clock.today()).last(OFFERED)))
    choices = [(str(quarter), quarter.label()) for quarter in quarters]
    choices += [(str(year), format_year(year)) for year in sorted({q.year for q in quarters}, reverse=True)]
    return [(code, label) for code, label in choices if code not in taken]
