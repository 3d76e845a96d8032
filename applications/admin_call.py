"""Calls in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from applications.enums import ApplicationState
from applications.models import Call, CriteriaSet, QuestionSet
from core.admin import RecordAdmin
from core.badges import badge
from core.clock import day_of, now
from core.texts import clean_line, clean_text


class CallForm(forms.ModelForm):
    """A call; only approved criteria and questions can be chosen (3.3.1)."""

    class Meta:
        model = Call
        fields = (
            "title_ky",
            "title_ru",
            "title_en",
            "summary_ky",
            "summary_ru",
            "summary_en",
            "opens_at",
            "closes_at",
            "decision_on",
            "places_incubator",
            "places_technopark",
            "criteria",
            "question_set",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "criteria" in self.fields:
            self.fields["criteria"].queryset = CriteriaSet.objects.filter(approved_on__isnull=False)
        if "question_set" in self.fields:
            self.fields["question_set"].queryset = QuestionSet.objects.approved()
            self.fields["question_set"].help_text = _(
                "What the call asks beside the questions of the form. Applications already begun keep theirs."
            )

    def clean(self) -> dict[str, Any]:
        """Take out what nobody sees, and keep the days in order."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in data.items():
            if isinstance(value, str):
                data[name] = clean_line(value) if name.startswith("title") else clean_text(value)
        closes, decided = data.get("closes_at"), data.get("decision_on")
        if closes and decided and decided < day_of(closes):
            self.add_error(
                "decision_on", gettext("The decision comes after the call closes. Check the date.")
            )
        return data


@admin.register(Call)
class CallAdmin(RecordAdmin):
    """Calls: when they open and close, for how many places, by which criteria."""

    form = CallForm
    list_display = ("title", "shown_state", "opens_at", "closes_at", "decision_on", "received")
    list_filter = ("opens_at",)
    search_fields = ("title_ky", "title_ru", "title_en")
    ordering = ("-opens_at",)
    fieldsets = (
        (None, {"fields": ("title_ky", "title_ru", "title_en")}),
        (_("Dates"), {"fields": ("opens_at", "closes_at", "decision_on")}),
        (
            _("Places, criteria and questions"),
            {"fields": ("places_incubator", "places_technopark", "criteria", "question_set")},
        ),
        (pgettext_lazy("call", "Summary"), {"fields": ("summary_ky", "summary_ru", "summary_en")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Call]:
        """Return the calls with the number of applications received."""
        sent = Count("applications", filter=~Q(applications__state=ApplicationState.DRAFT))
        return super().get_queryset(request).annotate(sent=sent)

    @display(description=_("state"))
    def shown_state(self, call: Call) -> SafeString:
        """Return whether the call is open now."""
        moment = now()
        if call.is_open(moment):
            return badge(gettext("Open"), "success")
        return badge(gettext("To come"), "info") if call.opens_at > moment else badge(gettext("Closed"))

    @display(description=_("applications"))
    def received(self, call: Call) -> int:
        """Return how many applications were received."""
        return call.sent  # type: ignore[attr-defined,no-any-return]
