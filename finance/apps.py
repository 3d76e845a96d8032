from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FinanceConfig(AppConfig):
    """The six sources, income, spending and invoices, confirmed by the accountants (V, 3.3.3)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "finance"
    label = "finance"
    verbose_name = _("Finance")

    def ready(self) -> None:
        """Tell the rooms below what invoices say of duties, ends, terms, papers and health (3.3.3, 3.3.4)."""
        from core.domain import health
        from finance import tasks  # noqa: F401
        from finance.access import register_policies
        from finance.domain import duty, handover, invoice_paper, invoice_reminders
        from finance.domain.health import CHECKS

        handover.register_items()
        duty.register_evidence()
        invoice_paper.register_preparer()
        invoice_reminders.register_reminders()
        register_policies()
        health.register(*CHECKS)
