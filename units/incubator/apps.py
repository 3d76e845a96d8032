from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IncubatorConfig(AppConfig):
    """Mentoring and first consultations for early projects (3.2.1)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "units.incubator"
    label = "incubator"
    verbose_name = _("Business Incubator")

    def ready(self) -> None:
        """Tell the selection that a mentor does not judge the own projects, and who has had no advice."""
        from applications.domain import conflicts
        from residents.domain.signals import register
        from units.incubator.domain.conflicts import SOURCES
        from units.incubator.domain.signs import no_consultations

        conflicts.SOURCES.update(SOURCES)
        register("no_consultations")(no_consultations)
