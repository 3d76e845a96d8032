from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IpConfig(AppConfig):
    name = "ip"
    verbose_name = _("Intellectual property")

    def ready(self) -> None:
        """Tell the rooms below who opens its papers, what it knows of residents and what to look at."""
        from core.domain import health
        from ip.access import register_policies
        from ip.domain.announced import is_recorded
        from ip.domain.health import CHECKS
        from ip.domain.residents import register_with_residents
        from ip.enums import IPKind
        from residents.domain import announced

        register_policies()
        register_with_residents()
        announced.KINDS.update(IPKind.choices)
        announced.RECORDED.append(is_recorded)
        health.register(*CHECKS)
