"""Which pages are measured, with whose session, in a Centre that is already filled."""

import time
from urllib.parse import quote

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as WHOSE,
)
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from accounts.domain import scope
from accounts.models import User
from applications.models import Application
from bench.client import Page
from portal.demo.people import user
from reporting.domain.queries import latest_quarterly

LIST = "/admin/applications/application/"


def pages() -> list[Page]:
    """The pages of the portal, from the public ones to those of the admin and a paper."""
    clerk, board = session_of(user("clerk")), session_of(user("board"))
    own = scope.within(Application.objects.received(), user("clerk"), "applications.view_application")
    record = own.order_by("-pk")[0]
    draft = Application.objects.filter(state="draft").exclude(title="").earliest("pk")
    report = latest_quarterly()
    if report is None or report.paper is None:
        raise LookupError("the demonstration Centre has no submitted report")
    return [
        Page("Landing page", reverse("portal:landing")),
        Page("Calls", reverse("portal:calls")),
        Page("Residents, the public list", reverse("portal:residents")),
        Page("Application form, a step", form_step(draft), applicant_session(draft)),
        Page("Admin: list of applications", LIST, clerk, "list"),
        Page("Admin: search in them", f"{LIST}?q={quote(draft.applicant_name.split()[-1])}", clerk, "search"),
        Page("Admin: one application", f"{LIST}{record.pk}/change/", clerk, "record"),
        Page("The Board's page", reverse("portal:board"), board),
        Page("A report's PDF, downloaded", report.paper.get_absolute_url(), board),
    ]


def floors(search: str) -> dict[str, Page]:
    """The floors: a bare template and the stock admin of the same model."""
    admin = user("admin")
    User.objects.filter(pk=admin.pk).update(is_superuser=True)
    session = session_of(admin)
    record = Application.objects.received().order_by("-pk")[0]
    return {
        "template": Page("Floor: a bare template", "/floor/"),
        "list": Page("Floor: the stock admin's list", LIST, session),
        "search": Page("Floor: the stock admin's search", f"{LIST}?q={search}", session),
        "record": Page("Floor: the stock admin's record", f"{LIST}{record.pk}/change/", session),
    }


def session_of(account: User) -> str:
    """A session in which `account` is logged in and has shown its second factor, where one is asked."""
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    if account.needs_second_factor:
        known = account.authenticator_set.filter(type=Authenticator.Type.TOTP).first()
        factor = known or TOTP.activate(account, generate_totp_secret()).instance
        store[METHODS] = [{"method": "mfa", "at": time.time(), "id": factor.pk, "type": str(factor.type)}]
        store[WHOSE] = str(account.pk)
    store.create()
    return str(store.session_key)


def applicant_session(draft: Application) -> str:
    """A session to which the personal link of a draft was opened."""
    store = SessionStore()
    store["applications"] = [str(draft.public_id)]
    store.create()
    return str(store.session_key)


def form_step(draft: Application) -> str:
    """The step about the project."""
    return reverse("applications:step", args=[draft.public_id, "project"])
