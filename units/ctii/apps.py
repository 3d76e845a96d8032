from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CtiiConfig(AppConfig):
    """The service hub: technology transfer, patent services, market studies, investors (3.2.3)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "units.ctii"
    label = "ctii"
    verbose_name = _("Technology and innovation support")
