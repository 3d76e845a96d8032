"""Forms of acts, letterheads and papers in the admin: each is entered through its domain function."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.admin_forms import TransitionForm, dress
from core.errors import DomainError, FieldError
from core.forms import CleanCharField, DateField
from documents.domain import acts, uploads
from documents.domain.letterheads import APPROVING, proposed_words
from documents.models import GoverningAct, IssuedPaper

ENTRY = (
    "kind",
    "number",
    "dated_on",
    "issuer",
    "title",
    "in_force_from",
    "in_force_to",
    "supersedes",
    "body",
)
DAY = _("For example, 22.11.2026")


def _accepted_in_words() -> str:
    """The largest size and the kinds of file, in the reader's language."""
    words = {"size": uploads.largest_bytes() // 1024 // 1024, "kinds": uploads.kinds_in_words()}
    return gettext("Up to %(size)s MB: %(kinds)s.") % words


accepted_in_words = lazy(_accepted_in_words, str)


class ScanField(forms.FileField):
    """A file from a person: what it is, its content says; refused with the reason beside the field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(*args, **kwargs)
        self.help_text = accepted_in_words()

    def clean(self, data: Any, initial: Any = None) -> Any:
        scan = super().clean(data, initial)
        if scan:
            try:
                uploads.check_upload(scan)
            except FieldError as error:
                raise forms.ValidationError(str(error)) from None
        return scan


class ActForm(forms.ModelForm):  # type: ignore[type-arg]
    """Enters or corrects an act through its domain function; the admin saves nothing itself."""

    # The person at the form; set by the admin, which makes a class for each request.
    user: Any = None

    scan = ScanField(label=_("Scan of the signed act"))

    class Meta:
        model = GoverningAct
        fields = ENTRY

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["scan"])
        if "in_force_from" in self.fields:
            self.fields["in_force_from"].help_text = _("Empty: in force from its own date.")
            self.fields["supersedes"].help_text = _(
                "The earlier act ends on the day before this one comes into force."
            )

    def clean(self) -> dict[str, Any]:
        """Refuse here what the domain would refuse, with the same sentence beside the same field."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                fields = acts.Entry(**{name: data[name] for name in ENTRY}).fields()
                stored = GoverningAct.objects.filter(pk=self.instance.pk).first()
                acts.check_entry(fields, stored)
            except FieldError as error:
                self.add_error(error.field if error.field in self.fields else None, str(error))
        return data

    def save(self, commit: bool = True) -> GoverningAct:
        """Write the entry. `commit` is the admin's habit; the domain function always writes."""
        scan = self.cleaned_data["scan"]
        try:
            file = uploads.store_upload(scan, purpose=acts.SCAN, actor=self.user) if scan else None
            entry = {name: self.cleaned_data[name] for name in ENTRY}
            if self.instance.pk:
                return acts.correct_act(self.instance, **entry, file=file, actor=self.user)
            return acts.record_act(**entry, file=file, actor=self.user)
        except DomainError as error:
            raise forms.ValidationError(str(error)) from None

    def save_m2m(self) -> None:
        """The admin asks for it; an act has nothing of the kind."""


class AnnulForm(TransitionForm):
    """From which day a paper is not valid, why, and what took its place."""

    on = DateField(label=_("Not valid from"), help_text=DAY)
    reason = CleanCharField(label=_("Why it is not valid"), multiline=True, max_length=1000)
    replaced_by = forms.ModelChoiceField(
        IssuedPaper.objects.none(), label=_("Paper in its place"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        later = IssuedPaper.objects.filter(kind=self.record.kind, issued_on__gte=self.record.issued_on)
        others = later.exclude(pk=self.record.pk)
        self.fields["replaced_by"].queryset = others.order_by("-issued_on", "-created_at")  # type: ignore[attr-defined]


class LinesField(CleanCharField):
    """A few short lines."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        rows = forms.Textarea(attrs={"rows": 3})
        super().__init__(*args, multiline=True, max_length=300, widget=rows, **kwargs)


class LetterheadForm(TransitionForm):
    """The words of a version, a line each, and the act that approved it (1.2)."""

    version = CleanCharField(label=_("Version"), max_length=20)
    approved_by = forms.ModelChoiceField(
        GoverningAct.objects.none(),
        label=_("Approved by"),
        help_text=_("An order of the Rector or a decision of the Academic Council (1.2)."),
    )
    in_force_from = DateField(label=_("In force from"), help_text=DAY)
    heading_ky = LinesField(label=_("Heading in Kyrgyz"))
    heading_ru = LinesField(label=_("Heading in Russian"))
    heading_en = LinesField(label=_("Heading in English"))
    address_ky = LinesField(label=_("Address in Kyrgyz"))
    address_ru = LinesField(label=_("Address in Russian"))
    address_en = LinesField(label=_("Address in English"))
    sign = ScanField(label=_("Sign of the Centre: a picture, PNG or JPG"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acts_ = GoverningAct.objects.filter(kind__in=sorted(APPROVING)).order_by("-dated_on")
        self.fields["approved_by"].queryset = acts_  # type: ignore[attr-defined]
        self.initial = {**proposed_words(), **(self.initial or {})}
