"""Residencies in the admin: who is a resident, how a status ends, who acts for the resident."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from accounts.domain import scope
from core import clock
from core.admin import Action
from core.admin_record import RecordDesk, Section
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.domain.transitions import TransitionInfo
from core.formatting import format_date
from documents.domain.enclosures import with_file
from documents.domain.uploads import store_upload
from documents.enums import PaperKind
from documents.models import IssuedPaper
from residents import admin_duties, admin_handover, admin_signs, admin_views, admin_views_project
from residents import admin_views_contract as beside
from residents.admin.desk import paper_row, project_sections
from residents.admin.register import RegisterExport
from residents.admin_filters import InForceFilter
from residents.admin_forms import GraduateForm
from residents.admin_forms_ending import RestoreForm, TerminateForm
from residents.domain.disputes import may_restore, restore_residency
from residents.domain.residencies import expire_residency, graduate_residency
from residents.domain.termination import ACT_FILE, EVIDENCE_FILE, Proof, terminate_residency
from residents.enums import END_TONES
from residents.enums_project import TransferState
from residents.models import Representative, Residency
from residents.models.transfer import ORDER

# How a status ended, and one that waits: for its first day, or for somebody to record its end.
STATUS_TONES = {**END_TONES, "waiting": "wait"}


@transaction.atomic
def terminate_with_files(residency: Residency, user: Any, data: dict[str, Any]) -> Residency:
    """Terminate with the copies that come with the act: kept only when the act succeeds (3.3.4)."""
    given = dict(data)
    file, entry = given.pop("evidence_file"), given.pop("evidence_entry")
    evidence = store_upload(file, purpose=EVIDENCE_FILE, actor=user) if file else None
    return with_file(
        terminate_residency,
        residency,
        file=given.pop("act_file"),
        purpose=ACT_FILE,
        kept_as="act_file",
        proof=Proof(file=evidence, entry=entry or None),
        actor=user,
        **given,
    )


@admin.register(Residency)
class ResidencyAdmin(RegisterExport, RecordDesk, UnitScoped, ShownAdmin):
    """A residency begins with a signed contract and ends by one of three acts (3.3.4)."""

    list_display = ("party", "contract_number", "unit", "started_on", "show_status", "ground")
    list_filter = (InForceFilter, "end_kind", "ground", "unit", "direction")
    list_select_related = ("party", "contract")
    folded_search = "folded"
    fieldsets = (
        (None, {"fields": ("party", "status_now", "contract", "project_title", "unit", "direction")}),
        (_("Days"), {"fields": ("started_on", "expires_on", "ended_on")}),
        (
            _("End of the status (3.3.4)"),
            {"fields": ("end_kind", "ground", "end_reason", "end_act_number", "end_act_date")},
        ),
        (
            _("At admission (7.2)"),
            {
                "fields": (
                    "baseline_jobs_full",
                    "baseline_jobs_part",
                    "baseline_revenue",
                    "baseline_investment",
                )
            },
        ),
    )
    readonly_fields = ("status_now",)
    change_form_before_template = "admin/residents/residency_desk.html"
    list_before_template = "admin/residents/residency_links.html"
    # Besides the records: the board of duties, a resident's page of it, the hand-over, a certificate.
    pages = (
        ("duties/", admin_duties.board, "residency_duties"),
        ("<int:residency_id>/duties/", admin_duties.one, "residency_duties_of"),
        ("<int:residency_id>/duties/check/", admin_duties.check, "residency_check"),
        ("<int:residency_id>/duties/<slug:duty>/warn/", admin_duties.warn, "residency_warn"),
        ("<int:residency_id>/handover/act/", admin_handover.act, "residency_handover"),
        ("<int:residency_id>/handover/<int:item_id>/", admin_handover.settle, "residency_settle"),
        ("<int:pk>/certificate/", beside.certificate, "residency_certificate"),
        ("<int:pk>/transfer/", admin_views_project.transfer, "residency_transfer"),
        ("signs/", admin_signs.board, "residency_signs"),
        ("<int:residency_id>/call/", admin_signs.propose, "residency_call"),
    )
    transition_actions = {
        "terminate": Action(
            run=terminate_with_files,
            form=TerminateForm,
            says=_(
                "By a decision on one of the four grounds of 3.3.4. A notice gets its number, and the "
                "resident is told by a letter."
            ),
            done=_("The status is terminated and the resident is told."),
        ),
        "expire": Action(
            run=lambda residency, user, data: expire_residency(residency, actor=user),
            says=_("The contract has run out. This is not one of the grounds of 3.3.4."),
            done=_("The expiry is recorded."),
        ),
        "graduate": Action(
            run=lambda residency, user, data: graduate_residency(residency, actor=user, **data),
            form=GraduateForm,
            says=_("The resident has completed the programme. This is not one of the grounds of 3.3.4."),
            done=_("The graduation is recorded."),
        ),
        "restore": Action(
            run=lambda residency, user, data: restore_residency(residency, actor=user, **data),
            form=RestoreForm,
            says=_(
                "The decision that ended the status was withdrawn by an act. Rooms and services that ended "
                "with it are given anew."
            ),
            done=_("The status is given back and the resident is told."),
        ),
    }

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """A status is given back only after the decision that ended it was withdrawn."""
        found = super().transitions_of(request, obj)
        return found if may_restore(obj) else [info for info in found if info.name != "restore"]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The record with its duties, the decision that ended it and the hand-over."""
        residency = self.get_object(request, object_id)
        extra = dict(extra_context or {})
        if residency is not None:
            extra |= admin_handover.desk(request, residency)
        return super().change_view(request, object_id, form_url, extra)

    def desk(self, request: HttpRequest, record: Residency) -> list[Section]:
        """The project, transfers, the certificates of the status, what shows that a call may be needed."""
        found = IssuedPaper.objects.filter(kind=PaperKind.CERTIFICATE, object_id=str(record.pk))
        sections = [
            *project_sections(record),
            {
                "title": gettext("Certificates of the status"),
                "rows": [paper_row(one) for one in found],
                "empty": gettext("None yet."),
            },
        ]
        if record.is_in_force() and request.user.has_perm(admin_signs.SEE):
            signs = admin_signs.sign_rows(record)
            empty = gettext("Nothing shows now that the resident needs a call.")
            sections.append({"title": gettext("What may call for help"), "rows": signs, "empty": empty})
        return sections

    def desk_links(self, request: HttpRequest, record: Residency) -> list[tuple[Any, str]]:
        """While the status holds: a certificate, a call where something calls for it, a transfer."""
        if not record.is_in_force():
            return []
        links: list[tuple[Any, str]] = []
        if request.user.has_perm(admin_views.PREPARE):
            url = reverse("admin:residents_residency_certificate", args=[record.pk])
            links.append((gettext("Issue a certificate of the status"), url))
        if (
            request.user.has_perm(ORDER)
            and not record.transfers.exclude(state=TransferState.WITHDRAWN).exists()
        ):
            url = reverse("admin:residents_residency_transfer", args=[record.pk])
            links.append((gettext("Order a transfer to the other unit"), url))
        if request.user.has_perm(admin_signs.SEE):
            links += admin_signs.call_link(request, record)
        return links

    @display(description=_("contract number"), ordering="contract__number")
    def contract_number(self, residency: Residency) -> str:
        """The number of the contract."""
        return residency.contract.number

    @display(description=_("status"))
    def status_now(self, residency: Residency) -> str:
        """The status in words."""
        return self.show_status(residency)[1]

    @display(description=_("status"), label=labels_of(STATUS_TONES))
    def show_status(self, residency: Residency) -> tuple[str, str]:
        """In force today, by the dates; or how it ended."""
        if residency.is_in_force():
            until = format_date(residency.contract.ends_on, "short")
            return "", gettext("In force until %(date)s") % {"date": until}
        if residency.end_kind:
            ended = format_date(residency.left, "short")
            return residency.end_kind, f"{residency.get_end_kind_display()} · {ended}"
        if residency.started_on > clock.today():
            return "waiting", gettext("Has not begun yet")
        return "waiting", gettext("The contract has run out: record it")


@admin.register(Representative)
class RepresentativeAdmin(RecordDesk, ShownAdmin):
    """Who acts for a resident in its cabinet; people come by invitation."""

    list_display = ("user", "party", "created_at")
    list_select_related = ("user", "party")
    fields = ("user", "party", "created_at")
    readonly_fields = ("created_at",)
    folded_search = "party__folded"
    pages = (("<int:pk>/remove/", beside.representative_remove, "representative_remove"),)

    def desk_links(self, request: HttpRequest, record: Representative) -> list[tuple[Any, str]]:
        """Who invites also removes."""
        if not request.user.has_perm(admin_views.PREPARE):
            return []
        url = reverse("admin:residents_representative_remove", args=[record.pk])
        return [(gettext("Remove the representative"), url)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Representative]:
        """Those of residents with a residency in this reader's unit."""
        rows = super().get_queryset(request)
        return rows.filter(party__in=self._residencies(request).values("party"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By role, and by the unit of the resident: its history too."""
        own = obj is None or self._residencies(request).filter(party=obj.party_id).exists()
        return own and super().has_view_permission(request, obj)

    def _residencies(self, request: HttpRequest) -> QuerySet[Residency]:
        return scope.within(Residency.objects.all(), request.user, "residents.view_representative")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who prepares contracts invites representatives."""
        return request.user.has_perm(admin_views.PREPARE)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Adding a representative is inviting one."""
        return admin_views.invite(self, request)
