"""The room of applications: calls, the public form, completeness, commission, decision (3.3.1)."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    """Tells Django of the room and registers who may read an applicant's files."""

    name = "applications"
    verbose_name = _("Selection of residents")

    def ready(self) -> None:
        """Register who reads this room's files, how its papers become words, and who decides."""
        from applications.access import register_policies
        from applications.domain.deciders import refusal_to_decide
        from applications.domain.health import CHECKS
        from applications.domain.reminders import register_reminders
        from applications.papers import register_preparers
        from core.domain import health
        from core.domain.transitions import RECORD_RULES

        register_policies()
        register_preparers()
        register_reminders()
        RECORD_RULES.append(refusal_to_decide)
        health.register(*CHECKS)
