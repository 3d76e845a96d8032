from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    """Partners, the memorandum with the city, its obligations and their evidence (8.1 and the memorandum)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "partnerships"
    label = "partnerships"
    verbose_name = _("Partnerships")

    def ready(self) -> None:
        """Tell the documents room who opens this room's files; keep the memorandum in the database."""
        from partnerships.access import register_policies

        register_policies()
        # After every migration, like the roles: the text in the package is the record's source.
        post_migrate.connect(keep_memorandum, sender=self, dispatch_uid="partnerships.memorandum")


def keep_memorandum(*, apps: Any = None, **_signal: Any) -> None:
    """Enter the memorandum once its tables stand as this code knows them; a flush names no apps."""
    from partnerships.domain.memorandum import load_memorandum

    if apps is None or "partnerships" in apps.app_configs:
        load_memorandum()
