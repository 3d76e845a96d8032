from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Pages that show several rooms at once; no tables."""

    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from accounts.homes import HOMES
        from accounts.roles import Role

        HOMES[Role.EXPERT] = "applications:commission"
        HOMES[Role.RESIDENT] = "portal:cabinet"
        HOMES[Role.MENTOR] = "incubator:mentor"
        HOMES[Role.UNIVERSITY_MEMBER] = "ip:own_objects"
        HOMES[Role.CITY_HALL] = HOMES[Role.PARTNER] = "partnerships:city"
        HOMES[Role.RECTOR] = HOMES[Role.BOARD_MEMBER] = "portal:board"
