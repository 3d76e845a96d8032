from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ResidentsConfig(AppConfig):
    """Residents of the Centre: contract, residency, periodic reports, investment (3.3)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "residents"
    verbose_name = _("Residents")

    def ready(self) -> None:
        """Tell the rooms below who opens its papers, whom contracts shut out, what keeps a decision."""
        from applications.domain import conflicts
        from applications.domain.figure_facts import CONTRACTS
        from applications.domain.reversal import OBSTACLES
        from core.domain import health
        from documents.domain.verification import TERMS
        from documents.enums import PaperKind
        from residents.access import register_policies
        from residents.domain import (
            closing,
            duty_evidence,
            handover,
            project_evidence,
            projects,
            reminders,
            resident_papers,
            signs,
        )
        from residents.domain.conflicts import SOURCES
        from residents.domain.contract_end import register_step
        from residents.domain.contracts import stands_on_decision
        from residents.domain.health import CHECKS
        from residents.domain.name_permissions import end_with_residency, not_valid_from
        from residents.domain.queries import has_signed_contract

        register_policies()
        conflicts.SOURCES.update(SOURCES)
        OBSTACLES["contract"] = stands_on_decision
        CONTRACTS["contract"] = has_signed_contract
        health.register(*CHECKS)
        duty_evidence.register_evidence()
        project_evidence.register_evidence()
        resident_papers.register_preparers()
        reminders.register_reminders()
        handover.register_items()
        closing.register("residents.handover")(handover.open_list)
        closing.register("residents.project")(projects.lapse_with_status)
        register_step()
        closing.register("residents.name")(end_with_residency)
        TERMS[PaperKind.NAME_PERMISSION] = not_valid_from
        signs.register_signs()
        # After every migration, like the roles: the first words of contracts stand in the package.
        post_migrate.connect(keep_first_template, sender=self, dispatch_uid="residents.first_template")


def keep_first_template(*, apps: Any = None, **_signal: Any) -> None:
    """Enter the first words once their tables stand as this code knows them; a flush names no apps."""
    from residents.domain.contract_templates import enter_first_template

    if apps is None or "residents" in apps.app_configs:
        enter_first_template()
