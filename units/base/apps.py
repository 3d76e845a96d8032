from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    """What the Centre has and does for residents: premises, equipment, service requests (2.2, 5.1)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "units.base"
    label = "units"
    verbose_name = _("Infrastructure and services")

    def ready(self) -> None:
        """Tell the rooms below what ends with a status (3.3.4), and who opens papers of this room."""
        from residents.domain import closing
        from residents.domain.signals import register
        from units.base.access import register_policies
        from units.base.domain import certificates, handover
        from units.base.domain.allocations import end_with_residency
        from units.base.domain.requests import lapse_with_residency
        from units.base.domain.signs import unused_rooms

        closing.register("units.allocations")(end_with_residency)
        closing.register("units.requests")(lapse_with_residency)
        handover.register_items()
        register_policies()
        certificates.register_preparer()
        register("unused_rooms")(unused_rooms)
