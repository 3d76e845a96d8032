from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IpConfig(AppConfig):
    name = "ip"
    verbose_name = _("Intellectual property")

    def ready(self) -> None:
        """Tell the documents room who may open this room's papers, and the doctor what to look at."""
        from core.domain import health
        from ip.access import register_policies
        from ip.domain.health import CHECKS

        register_policies()
        health.register(*CHECKS)
