from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TechnoparkConfig(AppConfig):
    """Prototypes, small series, tests in laboratories and workshops (3.2.2)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "units.technopark"
    label = "technopark"
    verbose_name = _("Technopark")
