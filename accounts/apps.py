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

        # Permissions exist only after migrations: the table in code becomes groups then.
        post_migrate.connect(apply_roles, dispatch_uid="accounts.apply_roles")
        health.register(*CHECKS)
