"""The sidebar of the admin: one group for each room, and in it what this person may see."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

type Words = str | Promise

# Pages that are no list of records stand among the screens of their rooms: address, permission, name.
BOARD, FIGURES = "portal:board", "admin:applications_application_figures"
DUTIES, SIGNS = "admin:residents_residency_duties", "admin:residents_residency_signs"
PAGES: dict[str, tuple[str, Words]] = {
    BOARD: ("reporting.read_report", _("Supervisory Board")),
    FIGURES: ("applications.view_application", _("Selection in figures")),
    DUTIES: ("residents.view_residency", _("Duties of residents")),
    SIGNS: ("residents.view_residentrequest", _("Who needs a call")),
}

# Room by room, in the order of a resident's way: model and its icon (Material Symbols, as Unfold draws them).
ROOMS: tuple[tuple[Words, tuple[tuple[str, str], ...]], ...] = (
    (
        _("Applications"),
        (
            ("applications.Call", "campaign"),
            ("applications.QuestionSet", "quiz"),
            ("applications.Application", "inbox"),
            (FIGURES, "bar_chart"),
            ("core.SpecialDay", "event_busy"),
        ),
    ),
    (
        _("Expert commission"),
        (
            ("applications.Commission", "groups"),
            ("applications.ExpertProfile", "person_search"),
            ("applications.CommissionSession", "how_to_vote"),
            ("applications.ScoreSheet", "grading"),
            ("applications.ConflictDeclaration", "gavel"),
            ("applications.Decision", "task_alt"),
            ("applications.Condition", "rule"),
            ("applications.Appeal", "balance"),
            ("applications.CriteriaSet", "checklist"),
        ),
    ),
    (
        _("Residents"),
        (
            ("residents.Residency", "domain"),
            ("residents.Contract", "contract"),
            ("residents.ResidentRequest", "forum"),
            ("residents.NamePermission", "verified"),
            (DUTIES, "checklist_rtl"),
            ("residents.Project", "flag_circle"),
            ("residents.ProjectChange", "edit_note"),
            ("residents.GateReview", "stairs"),
            ("residents.Transfer", "swap_horiz"),
            (SIGNS, "call"),
            ("residents.Notice", "notification_important"),
            ("residents.Supplement", "note_add"),
            ("residents.ContractTemplate", "article"),
            ("residents.Tariff", "sell"),
            ("residents.PeriodicReport", "assignment"),
            ("residents.Investment", "payments"),
            ("residents.Restatement", "published_with_changes"),
            ("residents.Representative", "badge"),
            ("residents.Registration", "how_to_reg"),
            ("residents.Termination", "cancel"),
            ("residents.FollowUp", "diversity_2"),
            ("residents.InternalRules", "menu_book"),
            ("residents.Acknowledgement", "done_all"),
        ),
    ),
    (
        _("Intellectual property"),
        (
            ("ip.IPObject", "lightbulb"),
            ("residents.AnnouncedRight", "campaign"),
            ("ip.Grant", "workspace_premium"),
        ),
    ),
    (
        _("Infrastructure and services"),
        (
            ("units.ServiceRequest", "support_agent"),
            ("units.Event", "celebration"),
            ("technopark.Booking", "event_available"),
            ("units.Allocation", "key"),
            ("units.Premises", "meeting_room"),
            ("units.Equipment", "precision_manufacturing"),
            ("incubator.MentoringSession", "diversity_3"),
            ("incubator.Mentor", "school"),
        ),
    ),
    (
        _("Partnerships"),
        (
            ("partnerships.Problem", "location_city"),
            ("partnerships.Obligation", "fact_check"),
            ("partnerships.Evidence", "history_edu"),
            ("partnerships.Agreement", "handshake"),
            ("partnerships.Partner", "diversity_3"),
        ),
    ),
    (
        _("Finance"),
        (
            ("finance.Invoice", "request_quote"),
            ("finance.Income", "south_west"),
            ("finance.Spending", "north_east"),
        ),
    ),
    (
        _("Reporting"),
        (
            (BOARD, "monitoring"),
            ("reporting.CentreReport", "summarize"),
            ("reporting.PlanValue", "flag"),
            ("reporting.IndicatorSet", "rule"),
            ("reporting.Delivery", "outgoing_mail"),
            ("reporting.YearPlan", "event_list"),
            ("reporting.PlanItem", "checklist"),
            ("reporting.StrategicPlan", "explore"),
            ("reporting.BoardMember", "groups"),
            ("reporting.BoardMeeting", "event_note"),
            ("reporting.BoardDecision", "how_to_vote"),
            ("reporting.Amendment", "edit_note"),
        ),
    ),
    (
        _("Documents"),
        (
            ("documents.Correspondence", "inbox_text"),
            ("documents.IssuedPaper", "description"),
            ("documents.GoverningAct", "policy"),
            ("documents.Letterhead", "newspaper"),
            ("documents.FileIndex", "folder_open"),
            ("documents.Upload", "attach_file"),
            ("post_office.Email", "mail"),
        ),
    ),
    (
        _("People"),
        (
            ("accounts.User", "person"),
            ("accounts.Party", "handshake"),
            ("accounts.Appointment", "assignment_ind"),
            ("reporting.StaffMember", "badge"),
            ("core.TransitionLog", "history"),
        ),
    ),
)


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """What Unfold draws at the left: home, then the rooms with at least one screen for this person."""
    home = {"title": _("My work"), "icon": "home", "link": reverse("admin:index")}
    groups: list[dict[str, Any]] = [{"title": "", "items": [home]}]
    for title, screens in ROOMS:
        items = list(_screens(request, screens))
        if items:
            groups.append({"title": title, "separator": True, "items": items})
    _mark_where(request.path, [item for group in groups for item in group["items"]])
    return groups


def account_links(request: HttpRequest) -> list[dict[str, Any]]:
    """Links beside the person's name."""
    return [
        {"title": _("Second factor and passkeys"), "link": reverse("mfa_index")},
        {"title": _("Change the password"), "link": reverse("account_change_password")},
    ]


def _mark_where(path: str, items: list[dict[str, Any]]) -> None:
    """Mark the one screen the person is on: of two addresses that begin this one, the longer."""
    home, *screens = (str(item["link"]) for item in items)
    here = home if path == home else max(filter(path.startswith, screens), key=len, default="")
    for item in items:
        item["active"] = item["link"] == here


def _screens(request: HttpRequest, screens: Iterable[tuple[str, str]]) -> Iterable[dict[str, Any]]:
    for label, icon in screens:
        if label in PAGES:
            permission, title = PAGES[label]
            if request.user.has_perm(permission):
                yield {"title": title, "icon": icon, "link": reverse(label)}
            continue
        model = apps.get_model(label)
        screen = admin.site.get_model_admin(model) if admin.site.is_registered(model) else None
        if screen and screen.has_view_permission(request) and screen.has_module_permission(request):
            options = model._meta
            yield {
                "title": capfirst(options.verbose_name_plural),
                "icon": icon,
                "link": reverse(f"admin:{options.app_label}_{options.model_name}_changelist"),
            }
