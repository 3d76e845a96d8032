from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    """Reports of the Centre to the Supervisory Board and the rector (IV, VII)."""

    name = "reporting"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """Say how this room's papers are worded and who may read them."""
        from core.domain import health
        from documents import access
        from documents.domain.preparers import PREPARERS
        from documents.domain.reminders import SOURCES
        from documents.enums import PaperKind
        from finance.presentation import money_tables
        from reporting.access import (
            may_read_agenda,
            may_read_minutes,
            may_read_paper,
            may_read_plan,
            may_read_step,
        )
        from reporting.domain import follow_ups, meetings, minutes, plan_reminders, year_plan_paper
        from reporting.domain.health import CHECKS
        from reporting.domain.reports import TEMPLATES
        from reporting.domain.schedule import reports_due
        from reporting.presentation import annual_paper, budget_tables, minutes_paper, quarterly_paper

        PREPARERS[TEMPLATES[PaperKind.QUARTERLY_REPORT]] = quarterly_paper.prepare
        PREPARERS[TEMPLATES[PaperKind.ANNUAL_REPORT]] = annual_paper.prepare
        PREPARERS[minutes.TEMPLATE] = minutes_paper.prepare
        access.register((f"paper.{kind}" for kind in TEMPLATES), may_read_paper)
        access.register((meetings.FILE,), may_read_agenda, label=_("paper of the Board's agenda"))
        access.register(
            (minutes.SIGNED_COPY, f"paper.{PaperKind.BOARD_MINUTES}"),
            may_read_minutes,
            label=_("signed minutes of the Board"),
        )
        access.register(
            (follow_ups.FILE,), may_read_step, label=_("what shows that a decision is carried out")
        )
        follow_ups.register_reminders()
        access.register([f"paper.{PaperKind.YEAR_PLAN}"], may_read_plan)
        year_plan_paper.register_preparers()
        money_tables.BESIDE.append(budget_tables.beside_money)
        plan_reminders.register_reminders()
        health.register(*CHECKS)
        SOURCES["centre_reports"] = reports_due
