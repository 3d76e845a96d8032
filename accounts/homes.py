"""Where each role's work begins: rooms above name their page in AppConfig.ready()."""

from typing import Any

from django.urls import reverse

from accounts.roles import Role

STAFF_HOME = "admin:index"
ANYBODYS_HOME = "portal:landing"
# Role to the name of its first page; a role without a line begins on the first page of the site.
HOMES: dict[Role, str] = {}


def home_url(user: Any) -> str:
    """Where a person's work begins: the admin, or the page of the first of their roles that has one."""
    if getattr(user, "is_staff", False):
        return reverse(STAFF_HOME)
    held = getattr(user, "roles", frozenset())
    return reverse(next((HOMES[role] for role in Role if role in held and role in HOMES), ANYBODYS_HOME))
