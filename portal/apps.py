from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Pages that show several rooms at once; no tables."""

    name = "portal"
    verbose_name = _("Portal")
