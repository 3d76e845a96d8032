from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FinanceConfig(AppConfig):
    """The six sources, income and spending, confirmed by the accountants (V)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "finance"
    label = "finance"
    verbose_name = _("Finance")

    def ready(self) -> None:
        """Tell the residents' room what is to be settled when a status ends (3.3.4)."""
        from finance.domain.handover import register_items

        register_items()
