"""Contracts in the admin: drafted for an accepted application, issued, signed (1.2, 1.4)."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_record import RecordDesk, Section
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from documents.domain.enclosures import with_file
from residents import admin_views
from residents import admin_views_contract as beside
from residents.admin.desk import contract_links, contract_sections
from residents.admin_forms import CancelForm, IssueForm, SignForm
from residents.admin_forms_terms import AgreeForm, ReasonForm
from residents.domain.agreement import agree, reopen_contract, waits
from residents.domain.contracts import cancel_contract, issue_contract
from residents.domain.signing import SCAN_PURPOSE, sign_contract
from residents.enums import ContractState
from residents.enums_contract import STANDING_TONES
from residents.models import Contract, Registration, Residency


def sign_with_copy(contract: Contract, user: Any, data: dict[str, Any]) -> Residency:
    """Record the signing with its copy (1.4)."""
    return with_file(
        sign_contract,
        contract,
        file=data["file"],
        purpose=SCAN_PURPOSE,
        kept_as="scan",
        signed_on=data["signed_on"],
        university_signed_on=data["university_signed_on"],
        resident_signed_on=data["resident_signed_on"],
        representative=data["representative"],
        actor=user,
    )


BASELINE = ("baseline_jobs_full", "baseline_jobs_part", "baseline_revenue", "baseline_investment")


@admin.register(Contract)
class ContractAdmin(RecordDesk, UnitScoped, ShownAdmin):
    """A contract begins from the list of accepted applications and changes by its acts."""

    list_display = ("number_or_draft", "party", "unit", "show_state", "starts_on", "ends_on", "signed_on")
    list_filter = ("state", "unit", "direction")
    list_select_related = ("party",)
    folded_search = "folded"
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "number",
                    "state",
                    "standing",
                    "papers",
                    "party",
                    "application",
                    "follows",
                    "project_title",
                    "unit",
                    "template",
                )
            },
        ),
        (
            _("Term"),
            {
                "fields": (
                    "starts_on",
                    "months",
                    "ends_on",
                    "report_months",
                    "issued_on",
                    "university_signed_on",
                    "resident_signed_on",
                    "ended_on",
                )
            },
        ),
        (
            _("Who signs (1.2)"),
            {
                "fields": (
                    "signatory_name",
                    "signatory_post",
                    "authority_kind",
                    "authority_number",
                    "authority_date",
                    "counterpart_name",
                    "counterpart_post",
                    "counterpart_authority",
                )
            },
        ),
        (_("At admission (7.2)"), {"fields": BASELINE}),
    )
    readonly_fields = ("papers", "standing")
    pages = (
        ("<int:pk>/grant/", beside.grant_add, "contract_grant"),
        ("grant/<int:pk>/remove/", beside.grant_remove, "grant_remove"),
        ("<int:pk>/offer/", beside.offer, "contract_offer"),
        ("<int:pk>/remark/", beside.remark_add, "contract_remark"),
        ("<int:pk>/settle/", beside.remarks_settle, "contract_settle"),
        ("<int:pk>/supplement/", beside.supplement_draft, "contract_supplement"),
        ("<int:pk>/acceptance/", beside.acceptance, "contract_acceptance"),
    )
    transition_actions = {
        "agree": Action(
            run=lambda contract, user, data: agree(contract, actor=user, **data),
            form=AgreeForm,
            says=lambda contract: (
                waits(contract) or _("Both sides agree with the text; fees get the price of today's tariff.")
            ),
            done=_("The text is agreed. Issue the contract for signature."),
        ),
        "reopen": Action(
            run=lambda contract, user, data: reopen_contract(contract, actor=user, **data),
            form=ReasonForm,
            says=_("The contract becomes a draft again and must be agreed anew."),
            done=_("The contract is a draft again."),
        ),
        "issue": Action(
            run=lambda contract, user, data: issue_contract(contract, actor=user, **data),
            form=IssueForm,
            says=_(
                "The number is taken from the register and the text no longer changes. Read the text first."
            ),
            done=_("The contract has its number. Print it for signature."),
        ),
        "sign": Action(
            run=sign_with_copy,
            form=SignForm,
            says=lambda contract: (
                _(
                    "By this contract the resident is transferred: the residency in the other unit ends and "
                    "the new one begins on the same day (3.2)."
                )
                if contract.follows_id
                else _(
                    "Only now the residency begins (1.4). The representative is invited to the cabinet by "
                    "a letter."
                )
            ),
            done=_("The residency has begun."),
        ),
        "cancel": Action(
            run=lambda contract, user, data: cancel_contract(contract, actor=user, **data),
            form=CancelForm,
            says=_("The contract will not be signed. A number already taken stays used."),
            done=_("The contract is cancelled. A new one can be drafted for the application."),
        ),
    }

    def get_urls(self) -> list[URLPattern]:
        """Besides the record's own pages: the choice of an application, drafting, the text of a draft."""
        pages = (
            ("draft/", admin_views.choose_application, "contract_choose"),
            ("draft/<int:application_id>/", admin_views.draft, "contract_draft"),
            ("register/<int:application_id>/", admin_views.register, "contract_register"),
            ("<int:contract_id>/draft/", admin_views.redraft, "contract_redraft"),
            ("<int:contract_id>/text.pdf", admin_views.draft_text, "contract_text"),
        )
        own = [
            path(route, self.admin_site.admin_view(partial(view, self)), name=f"residents_{name}")
            for route, view, name in pages
        ]
        return [*own, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who may prepare contracts begins one."""
        return request.user.has_perm(admin_views.PREPARE)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A contract begins with the choice of an accepted application (3.3.1)."""
        return HttpResponseRedirect(reverse("admin:residents_contract_choose"))

    @display(description=_("number"), ordering="number")
    def number_or_draft(self, contract: Contract) -> str:
        """The number, or the word that there is none yet."""
        return contract.number or gettext("without a number")

    def desk(self, request: HttpRequest, record: Contract) -> list[Section]:
        """What it grants, its supplements or the remarks."""
        return contract_sections(request, record)

    def desk_links(self, request: HttpRequest, record: Contract) -> list[tuple[Any, str]]:
        """What may be begun on it now."""
        return contract_links(request, record)

    @display(description=_("state"), ordering="state", label=labels_of(STANDING_TONES))
    def show_state(self, contract: Contract) -> tuple[str, str]:
        """How it stands today, in its colour: once signed, by its dates."""
        standing = contract.standing()
        return standing.value, str(standing.label)

    @display(description=_("today"))
    def standing(self, contract: Contract) -> str:
        """How it stands today, in words."""
        return str(contract.standing().label)

    @display(description=_("papers"))
    def papers(self, contract: Contract) -> SafeString:
        """Links to the text and to the signed copy."""
        links = [
            format_html('<a href="{}" class="underline" target="_blank" rel="noopener">{}</a>', url, label)
            for url, label in _links(contract)
        ]
        return format_html_join(" · ", "{}", ((link,) for link in links))


def _links(contract: Contract) -> list[tuple[str, str]]:
    text = (reverse("admin:residents_contract_text", args=[contract.pk]), gettext("Read the text (PDF)"))
    if contract.state == ContractState.DRAFT:
        redraft = reverse("admin:residents_contract_redraft", args=[contract.pk])
        return [text, (redraft, gettext("Change the draft"))]
    if contract.state == ContractState.AGREED:
        return [text]
    links = []
    if contract.paper_id:
        russian = reverse("residents:contract_translation", args=[contract.pk, "ru"])
        links += [
            (reverse("documents:paper", args=[contract.paper_id]), gettext("Text in Kyrgyz (PDF)")),
            (russian, gettext("Translation into Russian (PDF)")),
        ]
    if contract.scan_id:
        links.append((reverse("documents:upload", args=[contract.scan_id]), gettext("Signed copy")))
    return links


@admin.register(Registration)
class RegistrationAdmin(UnitScoped, ShownAdmin):
    """Teams that became legal entities or entrepreneurs; entered on the way to a contract."""

    list_display = ("party", "application", "created_at")
    folded_search = "party__folded"
    list_select_related = ("party", "application")
    fields = ("application", "party", "created_at")
    readonly_fields = ("created_at",)
