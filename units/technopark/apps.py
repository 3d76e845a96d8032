from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TechnoparkConfig(AppConfig):
    """Prototypes, small series, tests in laboratories and workshops (3.2.2)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "units.technopark"
    label = "technopark"
    verbose_name = _("Technopark")

    def ready(self) -> None:
        """Tell the residents' room what is to be handed over (3.3.4), and whose hours lie idle."""
        from residents.domain.signals import register
        from units.technopark.domain.handover import register_items
        from units.technopark.domain.signs import unused_equipment

        register_items()
        register("unused_equipment")(unused_equipment)
