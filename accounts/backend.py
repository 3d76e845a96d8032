"""Permissions come from the roles that count, whatever else stands in the database."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db.models import QuerySet

from accounts.models import User


class RoleBackend(AuthenticationBackend):
    """Login by e-mail as allauth does it; groups outside the table and forbidden pairs give nothing."""

    def _get_group_permissions(self, user_obj: User) -> QuerySet[Permission]:
        return Permission.objects.filter(group__name__in=user_obj.roles)

    def _get_user_permissions(self, user_obj: User) -> Any:
        """Nobody holds a permission but by a role."""
        return Permission.objects.none()
