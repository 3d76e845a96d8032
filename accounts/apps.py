from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Who: people, their roles, the parties they speak for, the posts they hold."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from accounts.domain.health import CHECKS
        from accounts.domain.roles import apply_roles
        from core.domain import health

        # Permissions exist only after migrations, the last app's last: the table in code becomes groups then.
        *_others, last = self.apps.get_app_configs()
        post_migrate.connect(apply_roles, sender=last, dispatch_uid="accounts.apply_roles")
        health.register(*CHECKS)
