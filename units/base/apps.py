from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    """What the Centre has and does for residents: premises, equipment, service requests (2.2, 5.1)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "units.base"
    label = "units"
    verbose_name = _("Infrastructure and services")
