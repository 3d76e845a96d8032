"""The room of applications: calls, the public form, completeness, commission, decision (3.3.1)."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    """Tells Django of the room and registers who may read an applicant's files."""

    name = "applications"
    verbose_name = _("Selection of residents")

    def ready(self) -> None:
        """Register the policies of the files this room owns."""
        from applications.access import register_policies

        register_policies()
