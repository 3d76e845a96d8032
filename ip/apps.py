from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IpConfig(AppConfig):
    name = "ip"
    verbose_name = _("Intellectual property")

    def ready(self) -> None:
        """Tell the rooms below who opens its papers, and what it knows of residents."""
        from ip.access import register_policies
        from ip.domain.residents import register_with_residents

        register_policies()
        register_with_residents()
