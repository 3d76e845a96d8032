"""How allauth behaves here: sign-up is closed, each role lands on its own first page."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from accounts.roles import Role


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The first page of the person's own work."""
        return home_url(request.user)


def home_url(user: object) -> str:
    """Where a person's work begins: the admin, the commission, the cabinet, the board."""
    roles = getattr(user, "roles", frozenset())
    if getattr(user, "is_staff", False):
        return reverse("admin:index")
    if Role.EXPERT in roles:
        return reverse("applications:commission")
    if Role.RESIDENT in roles:
        return reverse("portal:cabinet")
    if Role.UNIVERSITY_MEMBER in roles:
        return reverse("ip:own_objects")
    if roles & {Role.BOARD_MEMBER, Role.RECTOR, Role.VICE_RECTOR}:
        return reverse("portal:board")
    return reverse("portal:landing")
