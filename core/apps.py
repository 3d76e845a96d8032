from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The small library every room stands on."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "core"
    verbose_name = _("Foundation")
