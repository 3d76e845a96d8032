from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The small library every room stands on."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "core"
    verbose_name = _("Foundation")

    def ready(self) -> None:
        """Tell the admin that its choice box has Kyrgyz words (static/admin/js/vendor/select2/i18n/ky.js)."""
        from django.contrib.admin.widgets import SELECT2_TRANSLATIONS

        from core.domain import health, installation, logged_states

        SELECT2_TRANSLATIONS["ky"] = "ky"
        health.register(*installation.CHECKS, *logged_states.CHECKS)
