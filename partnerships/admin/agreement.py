"""Agreements with partners: entered, signed, extended, negotiated (8.1, memorandum 5, 6.2)."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.admin_pages import ask
from core.badges import Tone, badge
from core.formatting import format_date
from partnerships.acts import extend_with_consent, sign_with_copy
from partnerships.admin_base import Act, DeskAdmin, Section, Shown
from partnerships.admin_forms import AgreementForm, ExtensionForm, NegotiationForm, SigningForm
from partnerships.domain.agreements import record_agreement
from partnerships.domain.negotiations import record_negotiation
from partnerships.domain.terms import expiring, reminder
from partnerships.enums import Standing
from partnerships.models import Agreement

TONES: dict[str, Tone] = {
    Standing.UNDATED: "warning",
    Standing.COMING: "info",
    Standing.IN_FORCE: "success",
    Standing.ENDED: "",
}
SIGN = "partnerships.sign_agreement"


class EndingFilter(admin.SimpleListFilter):
    """Agreements that are to be extended or left to end."""

    title = _("end")
    parameter_name = "ending"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """One choice: what the reminders name."""
        return [("soon", _("ends soon"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Those with a reminder today."""
        return queryset.filter(pk__in=expiring().values("pk")) if self.value() == "soon" else queryset


@admin.register(Agreement)
class AgreementAdmin(DeskAdmin):
    """An agreement with its sides, its term computed from the day of signing, and its negotiations."""

    list_display = ("title", "kind", "partner", "signed_on", "ends", "stands")
    list_filter = ("kind", EndingFilter)
    list_select_related = ("partner", "extension")
    folded_search = "folded"
    fields = ("kind", "title", "partner", "term", "signed", "ends", "stands", "extends")
    readonly_fields = ("term", "signed", "ends", "stands")
    acts = (
        Act("sign", SIGN, _("Enter the day of signing"), "sign_view"),
        Act("extend", SIGN, _("Extend by consent"), "extend_view"),
        Act(
            "negotiate",
            "partnerships.record_negotiation",
            _("Record negotiations"),
            "negotiate_view",
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who keeps the register enters agreements."""
        return request.user.has_perm("partnerships.add_agreement")

    def offers(self, act: Act, record: Agreement) -> bool:
        """Signing is entered once; only what has an end and is not extended yet is extended."""
        if act.name == "sign":
            return record.signed_on is None
        if act.name == "extend":
            return (
                record.standing() == Standing.IN_FORCE and not _extended(record) and bool(record.expires_on)
            )
        return True

    def desk(self, record: Agreement) -> list[Section]:
        """The sides, the negotiations, the papers."""
        sides = [
            Shown(f"{party.name}: {party.post} {party.signatory}", party.address)
            for party in record.parties.all()
        ]
        talks = [
            Shown(f"{format_date(one.held_on)} · {one.topic}", f"{one.participants} – {one.outcome}")
            for one in record.negotiations.all()
        ]
        return [
            Section(_("Parties"), sides),
            Section(_("Negotiations (6.2)"), talks, _("No negotiations are recorded.")),
            Section(_("Papers"), _papers(record), _("The signed copy is not entered yet.")),
        ]

    @display(description=_("term"))
    def term(self, record: Agreement) -> str:
        """The length agreed."""
        years = record.term_years
        if years is None:
            return gettext("without an end")
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}

    @display(description=_("signed on"))
    def signed(self, record: Agreement) -> str:
        """The day, or that it is not set."""
        return format_date(record.signed_on) if record.signed_on else gettext("date not set")

    @display(description=_("in force until"))
    def ends(self, record: Agreement) -> str:
        """The last day, once the day of signing is known."""
        if record.expires_on:
            return format_date(record.expires_on, "short")
        return gettext("date not set") if record.term_years else gettext("without an end")

    @display(description=_("how it stands"))
    def stands(self, record: Agreement) -> str:
        """Computed from the dates, with the reminder when the end is near."""
        months = None if _extended(record) else reminder(record)
        if months:
            words = ngettext("ends within %(count)d month", "ends within %(count)d months", months)
            return badge(words % {"count": months}, "warning")
        standing = record.standing()
        return badge(standing.label, TONES[standing])

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Enter an agreement that is being made."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = AgreementForm(request.POST or None, user=request.user)
        return ask(
            self,
            request,
            form,
            lambda: record_agreement(**form.entry, actor=request.user),  # type: ignore[arg-type]
            title=gettext("Enter an agreement"),
        )

    def sign_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Enter the day of signing with the scan (memorandum 5)."""
        agreement = self.subject(request, object_id, "sign")
        form = SigningForm(request.POST or None, request.FILES or None, record=agreement)
        return ask(
            self,
            request,
            form,
            lambda: sign_with_copy(agreement, request.user, form.cleaned_data),
            title=gettext("Enter the day of signing"),
            subject=agreement,
            says=gettext("The term counts from this day. It is entered once, together with the signed copy."),
        )

    def extend_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Extend by the consent of the parties (memorandum 5)."""
        agreement = self.subject(request, object_id, "extend")
        form = ExtensionForm(request.POST or None, request.FILES or None, record=agreement)
        return ask(
            self,
            request,
            form,
            lambda: extend_with_consent(agreement, request.user, form.cleaned_data),
            title=gettext("Extend by consent"),
            subject=agreement,
            says=gettext("A new record is made; its term counts from the last day of this one."),
        )

    def negotiate_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Record negotiations (memorandum 6.2)."""
        agreement = self.subject(request, object_id, "negotiate")
        form = NegotiationForm(request.POST or None, record=agreement)

        def run() -> Agreement:
            record_negotiation(agreement, **form.cleaned_data, actor=request.user)  # type: ignore[arg-type]
            return agreement

        return ask(
            self,
            request,
            form,
            run,
            title=gettext("Record negotiations"),
            subject=agreement,
        )


def _extended(agreement: Agreement) -> bool:
    return getattr(agreement, "extension", None) is not None


def _papers(agreement: Agreement) -> list[Shown]:
    papers = []
    if agreement.scan_id:
        papers.append(
            Shown(gettext("Signed copy"), url=reverse("documents:upload", args=[agreement.scan_id]))
        )
    if agreement.clauses:
        papers.append(Shown(gettext("Text by clause"), url=reverse("partnerships:memorandum")))
    return papers
