"""Forms of the registers of correspondence: entry, resolution, result, place in a file (7.3)."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Party
from core import clock
from core.admin_forms import TransitionForm
from core.forms import CleanCharField, CountField, DateField
from core.quarters import Quarter
from documents.admin_forms import DAY, ScanField
from documents.domain import queries
from documents.enums import Register
from documents.models import Correspondence, FileIndex, IssuedPaper

# What an entry can point to: documents and papers of the last year.
OFFERED = timedelta(days=366)
RESOLUTION_DAYS = timedelta(days=10)


class FactsForm(TransitionForm):
    """What the register says of a document; `record` is the entry being mended."""

    correspondent = CleanCharField(
        label=_("From whom or for whom"),
        max_length=200,
        required=False,
        help_text=_("Leave empty when a party is chosen below."),
    )
    party = forms.ModelChoiceField(Party.objects.order_by("name"), label=_("Party"), required=False)
    subject = CleanCharField(label=_("What it is about"), max_length=300)
    their_number = CleanCharField(
        label=_("The sender's number"),
        max_length=64,
        required=False,
        help_text=_("Only for incoming documents."),
    )
    their_date = DateField(label=_("The sender's date"), required=False, help_text=DAY)
    answers = forms.ModelChoiceField(Correspondence.objects.none(), label=_("Answers to"), required=False)
    paper = forms.ModelChoiceField(
        IssuedPaper.objects.none(),
        label=_("Issued paper"),
        required=False,
        help_text=_("For outgoing documents that the portal itself has issued."),
    )
    scan = ScanField(label=_("Scan"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        since, row = clock.today() - OFFERED, self.record
        fields["answers"].queryset = Correspondence.objects.filter(
            Q(registered_on__gte=since) | Q(pk=row.answers_id if row else None)
        ).order_by("-registered_on", "-pk")
        fields["paper"].queryset = IssuedPaper.objects.filter(
            Q(issued_on__gte=since) | Q(pk=row.paper_id if row else None)
        ).order_by("-issued_on", "-created_at")
        if self.record is not None:
            names = ("correspondent", "party", "subject", "their_number", "their_date", "answers", "paper")
            self.initial = {name: getattr(self.record, name) for name in names}


class RegisterForm(FactsForm):
    """A new entry: its register and its day, then the facts."""

    register = forms.ChoiceField(label=_("Register"), choices=Register.choices)
    registered_on = DateField(label=_("Day of registration"), help_text=DAY)

    field_order = ("register", "registered_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"registered_on": clock.today(), **(self.initial or {})}


class AssignForm(TransitionForm):
    """The resolution: what is to be done, by whom, by when."""

    resolution = CleanCharField(label=_("Resolution"), multiline=True, max_length=2000)
    executor = forms.ModelChoiceField(None, label=_("Executor"))
    due_on = DateField(label=_("Due date"), help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["executor"].queryset = queries.executors()  # type: ignore[attr-defined]
        self.initial = {"due_on": clock.today() + RESOLUTION_DAYS, **(self.initial or {})}


class CompleteForm(TransitionForm):
    """What was done and when."""

    result = CleanCharField(label=_("What was done"), multiline=True, max_length=2000)
    done_on = DateField(label=_("Carried out on"), help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"done_on": clock.today(), **(self.initial or {})}


class FileForm(TransitionForm):
    """The file of the plan."""

    file_index = forms.ModelChoiceField(FileIndex.objects.none(), label=_("File index"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file_index"].queryset = queries.files_of(  # type: ignore[attr-defined]
            self.record, clock.today().year
        )


class FileIndexForm(TransitionForm):
    """A file of the plan of a year."""

    code = CleanCharField(label=_("File index"), max_length=20, help_text=_("For example, 01-05"))
    year = CountField(label=_("Year"), min_value=2000, max_value=2200)
    title = CleanCharField(label=_("Title of the file"), max_length=200)
    keeping = CleanCharField(label=_("How long it is kept"), max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"year": clock.today().year, **(self.initial or {})}


class PeriodForm(TransitionForm):
    """Which register to print, from which day to which."""

    register = forms.ChoiceField(label=_("Register"), choices=Register.choices)
    first = DateField(label=_("From"), help_text=DAY)
    last = DateField(label=_("To"), help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quarter = Quarter.of(clock.today())
        self.initial = {"first": quarter.start, "last": quarter.end, **(self.initial or {})}

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        data = super().clean() or self.cleaned_data
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("The last day lies before the first."))
        return data
