"""Supplements in the admin: begun on the page of their contract, issued, signed (1.4)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_record import RecordDesk, Section
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from documents.admin.links import file_link, page_link
from documents.domain.enclosures import with_file
from residents import admin_views_contract as pages
from residents.admin.desk import supplement_links, supplement_sections
from residents.admin_forms import CancelForm, IssueForm
from residents.admin_forms_terms import SignSupplementForm
from residents.domain.signing import SCAN_PURPOSE
from residents.domain.supplements import cancel_supplement, issue_supplement, sign_supplement
from residents.enums_contract import SUPPLEMENT_TONES
from residents.models import Supplement


@admin.register(Supplement)
class SupplementAdmin(RecordDesk, UnitScoped, ShownAdmin):
    """Numbered papers that change a contract."""

    list_display = ("shown_number", "contract", "show_state", "new_ends_on", "effective_on", "signed_on")
    list_filter = ("state",)
    list_select_related = ("contract__party",)
    folded_search = "folded"
    fields = (
        "shown_number", "show_contract", "place", "state", "effective_on", "new_ends_on", "words_ky",
        "words_ru", "issued_on", "signed_on", "signed_copy",
    )  # fmt: skip
    readonly_fields = ("shown_number", "show_contract", "signed_copy")
    pages = (
        ("<int:pk>/draft/", pages.supplement_redraft, "supplement_redraft"),
        ("<int:pk>/grant/", pages.grant_add, "supplement_grant"),
        ("<int:pk>/stop/<int:grant_id>/", pages.grant_stop, "supplement_stop"),
        ("<int:pk>/text.pdf", pages.supplement_text_page, "supplement_text"),
    )
    transition_actions = {
        "issue": Action(
            run=lambda row, user, data: issue_supplement(row, actor=user, **data),
            form=IssueForm,
            says=_("The number is taken and the text no longer changes. Read the text first."),
            done=_("The supplement has its number. Print it for signature."),
        ),
        "sign": Action(
            run=lambda row, user, data: with_file(
                sign_supplement,
                row,
                file=data["file"],
                purpose=SCAN_PURPOSE,
                kept_as="scan",
                signed_on=data["signed_on"],
                actor=user,
            ),
            form=SignSupplementForm,
            says=_("From then on the contract is changed; a new last day moves the status with it."),
            done=_("The contract is changed."),
        ),
        "cancel": Action(
            run=lambda row, user, data: cancel_supplement(row, actor=user, **data),
            form=CancelForm,
            says=_("The supplement will not be signed. A number already taken stays used."),
            done=_("The supplement is cancelled."),
        ),
    }

    def desk(self, request: HttpRequest, record: Any) -> list[Section]:
        """What it adds and stops."""
        return supplement_sections(request, record)

    def desk_links(self, request: HttpRequest, record: Any) -> list[tuple[Any, str]]:
        """Besides the acts: lines, the draft, the text."""
        return supplement_links(request, record)

    @display(description=_("number"), ordering="number")
    def shown_number(self, row: Supplement) -> str:
        """The number, or the word that there is none yet."""
        return row.number or str(_("without a number"))

    @display(description=_("contract"))
    def show_contract(self, row: Supplement) -> str:
        """A link to the contract it changes."""
        return page_link(row.contract)

    @display(description=_("signed copy"))
    def signed_copy(self, row: Supplement) -> str:
        """The scan."""
        return file_link(row.scan)

    @display(description=_("state"), ordering="state", label=labels_of(SUPPLEMENT_TONES))
    def show_state(self, row: Supplement) -> tuple[str, str]:
        """The state in its colour."""
        return row.state, row.get_state_display()
