from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The small library every room stands on."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "core"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """Search indexes after each migration; the admin's choice box in Kyrgyz (select2/i18n/ky.js)."""
        from django.contrib.admin.widgets import SELECT2_TRANSLATIONS

        from core.domain import health, installation, logged_states
        from core.quick_migrations import quicken
        from core.search_index import make_search_indexes

        SELECT2_TRANSLATIONS["ky"] = "ky"
        quicken()
        post_migrate.connect(make_search_indexes, dispatch_uid="core.make_search_indexes")
        health.register(*installation.CHECKS, *logged_states.CHECKS)
