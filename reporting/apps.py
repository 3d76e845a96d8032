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
        from documents.enums import PaperKind
        from finance.presentation import money_tables
        from reporting.access import may_read_paper, may_read_plan
        from reporting.domain import plan_reminders, year_plan_paper
        from reporting.domain.health import CHECKS
        from reporting.domain.reports import TEMPLATES
        from reporting.presentation import annual_paper, budget_tables, quarterly_paper

        PREPARERS[TEMPLATES[PaperKind.QUARTERLY_REPORT]] = quarterly_paper.prepare
        PREPARERS[TEMPLATES[PaperKind.ANNUAL_REPORT]] = annual_paper.prepare
        access.register((f"paper.{kind}" for kind in TEMPLATES), may_read_paper)
        access.register([f"paper.{PaperKind.YEAR_PLAN}"], may_read_plan)
        year_plan_paper.register_preparers()
        money_tables.BESIDE.append(budget_tables.beside_money)
        plan_reminders.register_reminders()
        health.register(*CHECKS)
