"""The Centre's events: for everybody, and for a resident in the cabinet (2.2(4), 2.2(5), 3.3.2)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core import clock
from core.errors import DomainError
from core.form_errors import show_error
from core.languages import current_language
from core.limits import device_of, within_limit
from residents.models import Residency
from residents.views.doors import own_residency, user_of
from units.base.domain.participants import register_participant, withdraw_participant
from units.base.domain.places import take_place
from units.base.enums_events import EventState, ParticipantCategory
from units.base.forms_events import SignUpForm, VisitorForm
from units.base.models import Event
from units.base.words_events import coming_rows, facts_of, past_rows, place_rows, status_of, why_closed

# So many people an hour are signed up from one device, so many letters go to one address; so many past events
# and places are listed.
SIGNED_BY_DEVICE, LETTERS_TO_ADDRESS, SHOWN = 20, 5, 10


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """What is ahead, and what took place."""
    held = Event.objects.filter(state=EventState.HELD).order_by("-starts_at", "-pk")
    context = {
        "coming": coming_rows(Event.objects.coming(clock.now()).counted(), _public_url),
        "held": past_rows(held.counted()[:SHOWN], _public_url),
    }
    return render(request, "portal/event_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: GET shows it, POST signs somebody up who has no account here."""
    found = get_object_or_404(Event.objects.counted(), pk=pk)
    form = VisitorForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _visitor_signed(request, found, form):
        messages.success(request, _said(form.cleaned_data["email"]))
        return redirect("portal:event", found.pk)
    return render(request, "portal/event_page.html", _shown(request, found, form, why_closed(found)))


@login_required
@require_safe
def resident_events(request: HttpRequest, residency_id: int) -> HttpResponse:
    """What is ahead, and the resident's own people at events."""
    residency = own_residency(request, residency_id)
    people = residency.event_places.select_related("event").order_by("-event__starts_at", "-pk")
    context = {
        "residency": residency,
        "coming": coming_rows(Event.objects.coming(clock.now()).counted(), _own_url(residency)),
        "places": place_rows(people[:SHOWN], _own_url(residency)),
    }
    return render(request, "portal/resident_events.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def resident_event(request: HttpRequest, residency_id: int, pk: int) -> HttpResponse:
    """One event for a resident: sign somebody up, give a place back."""
    residency = own_residency(request, residency_id)
    found = get_object_or_404(Event.objects.counted(), pk=pk)
    user = user_of(request)
    given_back = request.POST.get("give_back", "")
    own = residency.event_places.live().filter(event=found).select_related("certificate")
    form = SignUpForm(
        None if given_back else request.POST or None,
        initial={} if own.exists() else {"name": user.full_name, "email": user.email},
    )
    if given_back and _given_back(request, own, given_back):
        return redirect("portal:cabinet_event", residency.pk, found.pk)
    if request.method == "POST" and form.is_valid() and _resident_signed(request, found, residency, form):
        messages.success(request, _("The person is signed up."))
        return redirect("portal:cabinet_event", residency.pk, found.pk)
    why_not = why_closed(found) or _why_not(residency)
    context = {**_shown(request, found, form, why_not), "residency": residency, "own": own}
    return render(request, "portal/resident_event.html", context)


def _shown(request: HttpRequest, found: Event, form: SignUpForm, why_not: str) -> dict[str, Any]:
    """What both pages of one event show; a form that was sent stays, whatever happened meanwhile."""
    return {
        "event": found,
        "status": status_of(found),
        "facts": facts_of(found),
        "form": form if not why_not or request.method == "POST" else None,
        "why_not": why_not,
        "takes_people": found.takes_people(),
    }


def _why_not(residency: Residency) -> str:
    return "" if residency.is_in_force() else _("The resident status is not in force.")


def _visitor_signed(request: HttpRequest, found: Event, form: VisitorForm) -> bool:
    if not within_limit("events-by", device_of(request), most=SIGNED_BY_DEVICE):
        form.add_error(None, _("Many people were signed up from this device. Try again in an hour."))
        return False
    email = form.cleaned_data["email"].lower()
    if email and not within_limit("event-letters-to", email, most=LETTERS_TO_ADDRESS):
        form.add_error("email", _("Many letters were sent to this address just now. Try again in an hour."))
        return False
    person = form.person("", current_language())
    return _signed(form, lambda: take_place(found, person))


def _said(email: str) -> str:
    """The same for a new place and for an address that had one: only its owner reads which it was."""
    if email:
        return _("Look into your mail: the letter confirms your place and carries your personal link.")
    return _("You are signed up. We wait for you.")


def _resident_signed(request: HttpRequest, found: Event, residency: Residency, form: SignUpForm) -> bool:
    person = form.person(ParticipantCategory.RESIDENT, current_language())
    user = user_of(request)
    return _signed(form, lambda: register_participant(found, person, residency=residency, actor=user))


def _signed(form: SignUpForm, sign: Any) -> bool:
    try:
        sign()
    except DomainError as error:
        show_error(form, error)
        return False
    return True


def _given_back(request: HttpRequest, own: Any, typed: str) -> bool:
    """Give the place of this person of the resident back. Raises Http404 for anybody else's."""
    if not typed.isdecimal():
        raise Http404
    place = get_object_or_404(own, pk=int(typed))
    try:
        withdraw_participant(place, actor=user_of(request))
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The place is free again."))
    return True


def _public_url(found: Event) -> str:
    return reverse("portal:event", args=[found.pk])


def _own_url(residency: Residency) -> Any:
    return lambda found: reverse("portal:cabinet_event", args=[residency.pk, found.pk])
