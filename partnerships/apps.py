from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    """Partners, the memorandum with the city, its obligations and their evidence (8.1 and the memorandum)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "partnerships"
    label = "partnerships"
    verbose_name = _("Partnerships")
