"""The director's desk: reports of the Centre, approved indicators and plans (IV, VII)."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core import clock
from core.admin import Action, TransitionAdmin
from core.admin_shown import ReadOnly
from core.badges import badge
from core.domain.transitions import TransitionInfo
from core.languages import LANGUAGE_NAMES
from reporting import (
    board_admin,
    board_decision_admin,
    plan_admin,
    staff_admin,
    strategy_admin,
    work_plan_admin,
    year_plan_admin,
)
from reporting.admin_collecting import CollectingView
from reporting.admin_forms import AcceptForm, ConsiderForm
from reporting.admin_views import DeskViews
from reporting.domain.consideration import accept_report, consider_report
from reporting.domain.reports import submit_report, why_not_submit
from reporting.enums import REPORT_STATE_TONES, ReportState
from reporting.models import CentreReport, Delivery
from reporting.presentation import desk

__all__ = [
    "CentreReportAdmin",
    "board_admin",
    "board_decision_admin",
    "plan_admin",
    "staff_admin",
    "strategy_admin",
    "work_plan_admin",
    "year_plan_admin",
]

#: nothing on the page is typed, so there is nothing to save
NO_SAVING = {"show_save": False, "show_save_and_continue": False, "show_save_and_add_another": False}


@admin.register(CentreReport)
class CentreReportAdmin(TransitionAdmin):
    """A report: figures from the facts, words of the director, submission."""

    list_display = ("period_name", "state_badge", "number", "submitted_at")
    list_select_related = ("paper",)
    list_filter = ("state", "year")
    ordering = ("-year", "-quarter")
    fields = (
        "state",
        "indicator_set",
        "highlights",
        "obstacles",
        "requests",
        "submitted_at",
        "paper",
        "consideration",
        "remarks",
        "considered_at",
        "acceptance",
        "answer",
        "accepted_at",
    )
    readonly_fields = fields[1:]
    change_form_before_template = "admin/reporting/desk.html"
    transition_actions = {
        "submit": Action(
            run=lambda report, user, data: submit_report(report, actor=user),
            says=desk.submission_says,
            done=_("The report is submitted to the Supervisory Board and the rector."),
        ),
        "consider": Action(
            form=ConsiderForm,
            run=lambda report, user, data: consider_report(report, **data, actor=user),
            says=desk.consideration_says,
            done=_("What the Board said is recorded."),
        ),
        "accept": Action(
            form=AcceptForm,
            run=lambda report, user, data: accept_report(report, **data, actor=user),
            says=_("From now on the figures of this report stand on the public page."),
            done=_("The report is accepted."),
        ),
    }

    @display(description=_("period"), ordering="year")
    def period_name(self, report: CentreReport) -> str:
        return report.label()

    @display(description=_("state"))
    def state_badge(self, report: CentreReport) -> str:
        state = ReportState(report.state)
        return badge(state.label, REPORT_STATE_TONES[state])

    @display(description=_("number"))
    def number(self, report: CentreReport) -> str:
        return report.paper.number if report.paper else "–"

    def get_urls(self) -> list[URLPattern]:
        """The desk's own pages before the record's."""
        views, wrap = DeskViews(self), self.admin_site.admin_view
        collecting = CollectingView(self)
        own = [
            path(
                "<path:object_id>/collecting/",
                wrap(collecting.page),
                name="reporting_centrereport_collecting",
            ),
            path("<path:object_id>/words/", wrap(views.words), name="reporting_centrereport_words"),
            path(
                "indicator/<slug:code>/<slug:quarter>/",
                wrap(views.indicator),
                name="reporting_centrereport_indicator",
            ),
            path(
                "indicator/<slug:code>/<slug:quarter>.xlsx",
                wrap(views.indicator_sheet),
                name="reporting_centrereport_indicator_sheet",
            ),
            path(
                "<path:object_id>/report-<str:language>.pdf",
                wrap(views.pdf),
                name="reporting_centrereport_pdf",
            ),
        ]
        return [*own, *super().get_urls()]

    def transitions_of(self, request: HttpRequest, obj: CentreReport) -> list[TransitionInfo]:
        """On the report's page the button is grey before its time and says why."""
        found = super().transitions_of(request, obj)
        before = obj.state == ReportState.OPEN and _is_change_page(request)
        why_not = why_not_submit(obj, on=clock.today()) if before else ""
        return [replace(info, allowed=False, why_not=why_not) if why_not else info for info in found]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A report is opened for a period, never typed."""
        return DeskViews(self).open(request)

    def save_model(self, request: HttpRequest, obj: CentreReport, form: Any, change: bool) -> None:
        """A report changes by its acts alone."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The record with its figures above."""
        report = self.get_object(request, object_id)
        extra: dict[str, Any] = {"languages": LANGUAGE_NAMES, **NO_SAVING}
        if report is not None:
            extra["desk"] = desk.desk(report)
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **extra})


@admin.register(Delivery)
class DeliveryAdmin(ReadOnly):
    """Who received which report and when they opened it (7.1)."""

    list_display = ("report", "recipient", "body", "delivered_at", "read_at")
    list_select_related = ("report", "recipient")
    list_filter = ("body",)


def _is_change_page(request: HttpRequest) -> bool:
    return bool(request.resolver_match and request.resolver_match.url_name == "reporting_centrereport_change")
