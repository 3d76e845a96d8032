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
from applications.models import Application, Call
from bench.client import Form, Page, warming
from bench.drafts import drafts_like, sending_forms
from core.clock import now
from portal.demo.people import EXPERTS, user
from reporting.domain.queries import latest_quarterly

LIST = "/admin/applications/application/"


def pages(requests: int) -> list[Page]:
    """The pages of the portal, from the public ones to those of the admin and a paper."""
    clerk, board = session_of(user("clerk")), session_of(user("board"))
    director, expert = session_of(user("director")), session_of(User.objects.get(email=EXPERTS[0]))
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
        Page("State of an application by its code", reverse("portal:status")),
        Page("Application form, a step", form_step(draft), applicant_session(draft)),
        Page("Application form, sent", "", floor="submit", forms=forms_to_send(requests)),
        Page("Expert's workspace", reverse("applications:commission"), expert),
        Page("Admin: list of applications", LIST, clerk, "list"),
        Page("Admin: search in them", f"{LIST}?q={quote(draft.applicant_name.split()[-1])}", clerk, "search"),
        Page("Admin: one application", f"{LIST}{record.pk}/change/", clerk, "record"),
        Page("Admin: what waits for a decision", reverse("admin:applications_decision_waiting"), director),
        Page("The Board's page", reverse("portal:board"), board),
        Page("A report's PDF, downloaded", report.paper.get_absolute_url(), board),
    ]


def floors(search: str, requests: int) -> dict[str, Page]:
    """The floors: a bare template, the stock admin of the same model, a bare form that stores one row."""
    admin = user("admin")
    User.objects.filter(pk=admin.pk).update(is_superuser=True)
    session = session_of(admin)
    record = Application.objects.received().order_by("-pk")[0]
    return {
        "template": Page("Floor: a bare template", "/floor/"),
        "list": Page("Floor: the stock admin's list", LIST, session),
        "search": Page("Floor: the stock admin's search", f"{LIST}?q={search}", session),
        "submit": Page("Floor: a bare form", "", forms=bare_forms(admin, requests)),
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


def forms_to_send(requests: int) -> list[Form]:
    """Complete drafts to send, one for each answer: like one that was sent to a call that is open."""
    open_calls = Call.objects.open(now()).order_by()
    sent = Application.objects.received().filter(call__in=open_calls, team__isnull=False, commission=None)
    return sending_forms(drafts_like(sent.earliest("pk"), requests + warming()))


def bare_forms(owner: User, requests: int) -> list[Form]:
    """Rows for the bare form, one for each answer."""
    row = {"owner": str(owner.pk), "page": "floor", "query": "state=submitted"}
    return [Form("/floor/send/", {**row, "name": f"{number}"}) for number in range(requests + warming())]
