"""Events in the admin: announced by a unit, with its people, and what became of it (2.2(4), 2.2(5))."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from accounts.domain import scope
from accounts.domain.phone import format_phone
from core.admin import Action
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound
from core.admin_record import RecordDesk, Row, Section
from core.admin_shown import EnteredAdmin
from core.badges import labels_of
from core.formatting import format_datetime
from core.log_words import LOG_WORDS
from units.base.admin_forms_events import AttendanceForm, CancelForm, EventForm, PersonForm
from units.base.domain.events import KEEP, Announcement, announce_event, cancel_event, hold_event
from units.base.domain.participants import (
    Person,
    enter_who_came,
    record_attendance,
    register_participant,
    withdraw_participant,
)
from units.base.enums_events import EVENT_TONES, EventState
from units.base.models import Event, Participant

LOG_WORDS["units.Event"] = {"record_attendance": _("It is written down who came")}


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


def _own(screen: EnteredAdmin, request: HttpRequest, pk: int) -> Event:
    """The event, for those who keep it; 404 for all others."""
    event: Event | None = screen.get_object(request, str(pk))
    if event is None or not _keeps(request, event) or event.state == EventState.CANCELLED:
        raise Http404
    return event


def _keeps(request: HttpRequest, event: Event) -> bool:
    return request.user.has_perm(KEEP) and scope.may(request.user, KEEP, event)


@admin.register(Event)
class EventAdmin(RecordDesk, UnitScoped, EnteredAdmin):
    """What is announced, how many places are taken, how many people came."""

    list_display = ("title_shown", "kind", "unit", "begins", "places_taken", "people_came", "show_state")
    list_filter = ("state", "unit", "kind")
    date_hierarchy = "starts_at"
    folded_search = "folded"
    add_form, add_title = EventForm, _("Announce an event")
    add_says = _("From now on it stands on the public page and in the residents' cabinets (3.3.2).")
    fieldsets = (
        (None, {"fields": ("title_ky", "title_ru", "title_en", "kind", "unit", "responsible")}),
        (
            _("When and where"),
            {"fields": ("begins", "finish", "place", "capacity", "places_taken", "people_came")},
        ),
        (None, {"fields": ("state", "cancelling_reason")}),
    )
    readonly_fields = ("begins", "finish", "places_taken", "people_came")
    pages = (
        ("<int:pk>/attendance/", attendance, "event_attendance"),
        ("<int:pk>/person/", person, "event_person"),
        ("<int:pk>/people/<int:person_id>/withdraw/", withdrawal, "event_withdrawal"),
    )
    transition_actions = {
        "hold": Action(
            run=lambda event, user, data: hold_event(event, actor=user),
            says=_("From now on the event and its people count in the indicators (7.2)."),
            done=_("The event is recorded."),
        ),
        "cancel": Action(
            run=lambda event, user, data: cancel_event(event, actor=user, **data),
            form=CancelForm,
            says=_("Everybody who signed up and left an e-mail gets a letter."),
            done=_("The event is cancelled."),
        ),
    }

    @staticmethod
    def enter(*, actor: Any, **data: Any) -> Event:
        """Announce what was typed."""
        return announce_event(Announcement(**data), actor=actor)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """Events with their numbers of people."""
        rows: Any = super().get_queryset(request)
        return rows.counted()  # type: ignore[no-any-return]

    def desk(self, request: HttpRequest, record: Event) -> list[Section]:
        """The people: those who signed up, and whether they came."""
        ahead = record.takes_people() and _keeps(request, record)
        return [
            {
                "title": gettext("People"),
                "rows": [_person_row(one, ahead=ahead) for one in record.participants.live()],
                "empty": gettext("Nobody has signed up yet."),
            }
        ]

    def desk_links(self, request: HttpRequest, record: Event) -> list[tuple[Any, str]]:
        """Before the event: sign somebody up. From its beginning: write down who came."""
        if not _keeps(request, record) or record.state == EventState.CANCELLED:
            return []
        door = (gettext("Sign a person up"), reverse("admin:units_event_person", args=[record.pk]))
        if record.takes_people():
            return [door]
        came = (gettext("Write down who came"), reverse("admin:units_event_attendance", args=[record.pk]))
        more = (gettext("Enter a person who came without signing up"), door[1])
        return [came, more] if record.participants.live().exists() else [more]

    @display(description=_("title"), ordering="title_ky")
    def title_shown(self, event: Event) -> str:
        """The title in the language on the screen."""
        return event.title

    @display(description=_("begins"), ordering="starts_at")
    def begins(self, event: Event) -> str:
        """The moment by the clocks of Osh."""
        return format_datetime(event.starts_at, "short")

    @display(description=_("ends"), ordering="ends_at")
    def finish(self, event: Event) -> str:
        """The moment by the clocks of Osh."""
        return format_datetime(event.ends_at, "short")

    @display(description=_("places taken"))
    def places_taken(self, event: Any) -> str:
        """Taken of all."""
        return gettext("%(taken)d of %(places)d") % {"taken": event.signed, "places": event.capacity}

    @display(description=_("people who came"))
    def people_came(self, event: Any) -> str:
        """A number once the event took place."""
        return str(event.came) if event.state == EventState.HELD else "–"

    @display(description=_("state"), label=labels_of(EVENT_TONES), ordering="state")
    def show_state(self, event: Event) -> tuple[str, str]:
        """The state in its colour."""
        return event.state, event.get_state_display()


def _person_row(one: Participant, *, ahead: bool) -> Row:
    came = {True: gettext("came"), False: gettext("did not come"), None: ""}[one.attended]
    parts = (one.get_category_display(), one.organisation, format_phone(one.phone), one.email, came)
    note = " · ".join(filter(None, parts))
    back = reverse("admin:units_event_withdrawal", args=[one.event_id, one.pk])
    links = [(gettext("Give the place back"), back)] if ahead else []
    return {"text": one.name, "note": note, "links": links}
