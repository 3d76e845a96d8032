from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IncubatorConfig(AppConfig):
    """Mentoring and first consultations for early projects (3.2.1)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "units.incubator"
    label = "incubator"
    verbose_name = _("Business Incubator")

    def ready(self) -> None:
        """Tell the selection that a mentor does not judge the own projects."""
        from applications.domain import conflicts
        from units.incubator.domain.conflicts import SOURCES

        conflicts.SOURCES.update(SOURCES)
