from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Who: people, their roles, the parties they speak for, the posts they hold."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added

        from accounts.domain import scope
        from accounts.domain.health import CHECKS
        from accounts.domain.roles import apply_roles
        from accounts.second_factor import record_enrolment
        from core.domain import health, transitions

        # Permissions exist only after migrations, the last app's last: the table in code becomes groups then.
        *_others, last = self.apps.get_app_configs()
        post_migrate.connect(apply_roles, sender=last, dispatch_uid="accounts.apply_roles")
        authenticator_added.connect(record_enrolment, dispatch_uid="accounts.record_enrolment")
        transitions.RECORD_RULES.append(scope.refusal)
        health.register(*CHECKS)
