from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IpConfig(AppConfig):
    name = "ip"
    verbose_name = _("Intellectual property")

    def ready(self) -> None:
        """Tell the rooms below who opens this room's papers, and what its register holds."""
        from ip.access import register_policies
        from ip.domain.announced import is_recorded
        from ip.enums import IPKind
        from residents.domain import announced

        register_policies()
        announced.KINDS.update(IPKind.choices)
        announced.RECORDED.append(is_recorded)
