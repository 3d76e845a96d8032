"""Pages of an event's desk: who came, who is entered, what changes, the certificates (2.2(4), 2.2(5))."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, ngettext

from accounts.domain import scope
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound
from core.admin_shown import EnteredAdmin
from units.base.admin_forms_events import AttendanceForm, ChangeForm, PersonForm
from units.base.domain.certificates import gives_certificates, issue_certificates, without_certificate
from units.base.domain.event_changes import change_event
from units.base.domain.events import KEEP, Facts
from units.base.domain.participants import (
    Person,
    enter_who_came,
    record_attendance,
    register_participant,
    withdraw_participant,
)
from units.base.enums_events import EventState
from units.base.models import Event


def attendance(screen: EnteredAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Tick who came."""
    event = _own(screen, request, pk)
    if not event.participants.live().exists():
        raise Http404
    form = AttendanceForm(*bound(request), record=event, user=request.user)
    return ask(
        screen,
        request,
        form,
        lambda: record_attendance(event, present=form.cleaned_data["present"], actor=request.user),  # type: ignore[arg-type]
        title=gettext("Write down who came"),
        subject=event,
        says=gettext("It may be corrected until the report of the quarter is submitted (7.1)."),
        done=gettext("It is written down who came."),
    )


def person(screen: EnteredAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a person: before the event with a place, afterwards as one who came."""
    event = _own(screen, request, pk)
    form = PersonForm(*bound(request), record=event, user=request.user)
    ahead = event.takes_people()
    enter = register_participant if ahead else enter_who_came

    def run() -> Event:
        data = dict(form.cleaned_data)
        residency = data.pop("residency")
        enter(event, Person(**data), residency=residency, actor=request.user)  # type: ignore[arg-type]
        return event

    return ask(
        screen,
        request,
        form,
        run,
        title=gettext("Sign a person up") if ahead else gettext("Enter a person who came without signing up"),
        subject=event,
        done=gettext("The person is entered."),
    )


def withdrawal(screen: EnteredAdmin, request: HttpRequest, pk: int, person_id: int) -> HttpResponse:
    """Give a person's place back."""
    event = _own(screen, request, pk)
    found = get_object_or_404(event.participants.live(), pk=person_id)
    form = TransitionForm(*bound(request), record=event, user=request.user)
    return ask(
        screen,
        request,
        form,
        lambda: withdraw_participant(found, actor=request.user),  # type: ignore[arg-type]
        title=gettext("Give the place back"),
        subject=event,
        goes_to=event,
        says=gettext("Somebody else may have the place of this person: %(name)s.") % {"name": found.name},
        done=gettext("The place is free again."),
    )


def change(screen: EnteredAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Change what stands of an announced event."""
    event = _own(screen, request, pk)
    form = ChangeForm(*bound(request), record=event, user=request.user)

    def run() -> Event:
        data = dict(form.cleaned_data)
        edition = data.pop("edition")
        return change_event(event, Facts(**data), edition=edition, actor=request.user)  # type: ignore[arg-type]

    return ask(
        screen,
        request,
        form,
        run,
        title=gettext("Change the event"),
        subject=event,
        says=gettext(
            "When the time or the place is another, everybody signed up with an e-mail gets a letter."
        ),
        done=gettext("The event is changed."),
    )


def certificates(screen: EnteredAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Give those who came their certificates."""
    event = _own(screen, request, pk)
    if not gives_certificates(event):
        raise Http404
    form = TransitionForm(*bound(request), record=event, user=request.user)
    waiting = without_certificate(event).count()
    says = ngettext(
        "%(count)d person who came has no certificate yet. Who left an e-mail gets a letter.",
        "%(count)d people who came have no certificate yet. Who left an e-mail gets a letter.",
        waiting,
    )
    return ask(
        screen,
        request,
        form,
        lambda: issue_certificates(event, actor=request.user),  # type: ignore[arg-type]
        title=gettext("Issue certificates"),
        subject=event,
        goes_to=event,
        says=says % {"count": waiting},
        done=gettext("The certificates are issued."),
    )


def _own(screen: EnteredAdmin, request: HttpRequest, pk: int) -> Event:
    """The event, for those who keep it; 404 for all others."""
    event: Event | None = screen.get_object(request, str(pk))
    if event is None or not keeps(request, event) or event.state == EventState.CANCELLED:
        raise Http404
    return event


def keeps(request: HttpRequest, event: Event) -> bool:
    """Whether this person writes about this unit's events."""
    return request.user.has_perm(KEEP) and scope.may(request.user, KEEP, event)
