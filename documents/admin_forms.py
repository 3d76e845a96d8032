"""The form of a governing act: its entry and, when there is one, its scan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.admin_forms import dress
from core.errors import DomainError, FieldError
from documents.domain import acts, uploads
from documents.models import GoverningAct

ENTRY = ("kind", "number", "dated_on", "title", "body")


class ActForm(forms.ModelForm):  # type: ignore[type-arg]
    """Enters or corrects an act through its domain function; the admin saves nothing itself."""

    # The person at the form; set by the admin, which makes a class for each request.
    user: Any = None

    scan = forms.FileField(label=_("Scan of the signed act"), required=False)

    class Meta:
        model = GoverningAct
        fields = ENTRY

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scan"].help_text = _("Up to %(size)s MB: %(kinds)s.") % {
            "size": uploads.largest_bytes() // 1024 // 1024,
            "kinds": uploads.kinds_in_words(),
        }
        dress(self.fields["scan"])

    def clean_scan(self) -> Any:
        scan = self.cleaned_data["scan"]
        if scan:
            try:
                uploads.check_upload(scan)
            except FieldError as error:
                raise forms.ValidationError(str(error)) from None
        return scan

    def clean(self) -> dict[str, Any]:
        """Refuse here what the domain would refuse: the same act entered twice."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            same = {name: data[name] for name in ("kind", "number", "dated_on")}
            if GoverningAct.objects.exclude(pk=self.instance.pk).filter(**same).exists():
                self.add_error(
                    "number", _("An act of this kind with this number and date is already registered.")
                )
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
