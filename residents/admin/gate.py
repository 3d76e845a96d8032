"""Gate reviews and transfers between the units in the admin (3.2)."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_record import RecordDesk, Row, Section
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.formatting import format_date
from residents import admin_views_project as acts
from residents.admin.notice import file_link
from residents.admin_forms_project import HoldForm, PassForm
from residents.domain.gates import hold_back, pass_gate
from residents.enums_project import GATE_TONES, TRANSFER_TONES, GateState
from residents.models import GateItem, GateReview, Transfer
from residents.models.gate import REVIEW


@admin.register(GateReview)
class GateReviewAdmin(RecordDesk, UnitScoped, ShownAdmin):
    """A review begins on the page of the project; the director concludes it."""

    list_display = ("party", "opened_on", "show_state", "concluded_on")
    list_filter = ("state",)
    list_select_related = ("project__residency__party",)
    folded_search = "folded"
    fields = ("project", "state", "checklist", "opened_on", "concluded_on", "concluded_by", "conclusion")
    pages = (("items/<int:pk>/", acts.item, "gatereview_item"),)
    transition_actions = {
        "pass_gate": Action(
            run=lambda review, user, data: pass_gate(review, actor=user, **data),
            form=PassForm,
            says=_("Every line has its evidence. An act may transfer the resident to the Technopark."),
            done=_("The concept counts as proven."),
        ),
        "hold_back": Action(
            run=lambda review, user, data: hold_back(review, actor=user, **data),
            form=HoldForm,
            says=_("The project stays in the Business incubator; a later review begins anew."),
            done=_("The review is concluded: not yet."),
        ),
    }

    def desk(self, request: HttpRequest, record: GateReview) -> list[Section]:
        """The lines of the checklist with their evidence, each to be written while the review runs."""
        may = record.state == GateState.OPEN and request.user.has_perm(REVIEW)
        rows = [_item(item, may) for item in record.items.select_related("user", "file")]
        return [{"title": gettext("Checklist"), "rows": rows, "empty": gettext("None yet.")}]

    @display(description=_("resident"), ordering="project__residency__party__name")
    def party(self, review: GateReview) -> str:
        """Whose project it is."""
        return review.party_name

    @display(description=_("state"), ordering="state", label=labels_of(GATE_TONES))
    def show_state(self, review: GateReview) -> tuple[str, str]:
        """The state in its colour."""
        return review.state, review.get_state_display()


def _item(item: GateItem, may: bool) -> Row:
    notes = [gettext("Proven") if item.met else gettext("Not yet"), item.evidence]
    if item.user and item.looked_on:
        notes.append(f"{format_date(item.looked_on, 'short')}, {item.user.short_name}")
    links = []
    if item.file:
        links.append((item.file.name, item.file.get_absolute_url()))
    if may:
        links.append(
            (gettext("Write the evidence"), reverse("admin:residents_gatereview_item", args=[item.pk]))
        )
    return {"text": item.label, "note": " · ".join(filter(None, notes)), "links": links}


@admin.register(Transfer)
class TransferAdmin(UnitScoped, ShownAdmin):
    """A transfer is ordered on the page of the residency and done by the signing of the new contract."""

    list_display = ("party", "from_unit", "to_unit", "act_number", "act_date", "show_state", "moved_on")
    list_filter = ("state", "to_unit")
    list_select_related = ("residency__party",)
    folded_search = "folded"
    fields = (
        "residency",
        "from_unit",
        "to_unit",
        "state",
        "reason",
        "gate",
        "act_number",
        "act_date",
        "act_copy",
        "contract",
        "to_residency",
        "moved_on",
    )
    readonly_fields = ("from_unit", "act_copy")

    @display(description=_("resident"), ordering="residency__party__name")
    def party(self, transfer: Transfer) -> str:
        """Who moves."""
        return transfer.party_name

    @display(description=_("state"), ordering="state", label=labels_of(TRANSFER_TONES))
    def show_state(self, transfer: Transfer) -> tuple[str, str]:
        """The state in its colour."""
        return transfer.state, transfer.get_state_display()

    @display(description=_("from the unit"), ordering="residency__unit")
    def from_unit(self, transfer: Transfer) -> str:
        """Which unit it leaves."""
        return transfer.residency.get_unit_display()

    @display(description=_("copy of the act"))
    def act_copy(self, transfer: Transfer) -> SafeString:
        """The act itself."""
        return file_link(transfer.act_file)
