"""Events in the admin: announced by a unit, with its people, and what became of it (2.2(4), 2.2(5))."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from accounts.domain.phone import format_phone
from core.admin import Action
from core.admin_record import RecordDesk, Row, Section
from core.admin_shown import EnteredAdmin
from core.badges import labels_of
from core.formatting import format_datetime
from core.languages import current_language
from core.log_words import LOG_WORDS
from documents.models import IssuedPaper
from units.base.admin.event_pages import attendance, certificates, change, keeps, person, withdrawal
from units.base.admin_forms_events import CancelForm, EventForm
from units.base.domain.certificates import gives_certificates, without_certificate
from units.base.domain.events import Announcement, announce_event, cancel_event, hold_event
from units.base.enums_events import EVENT_TONES, EventState
from units.base.models import Event, Participant

LOG_WORDS["units.Event"] = {
    "record_attendance": _("It is written down who came"),
    "change": _("The event is changed"),
    "issue_certificates": _("Certificates are issued"),
}


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
        ("<int:pk>/alter/", change, "event_alter"),
        ("<int:pk>/certificates/", certificates, "event_certificates"),
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
        ahead = record.takes_people() and keeps(request, record)
        people = record.participants.live().select_related("certificate")
        return [
            {
                "title": gettext("People"),
                "rows": [_person_row(one, ahead=ahead) for one in people],
                "empty": gettext("Nobody has signed up yet."),
            }
        ]

    def desk_links(self, request: HttpRequest, record: Event) -> list[tuple[Any, str]]:
        """Before the event: sign somebody up, change it. From its beginning: who came; then certificates."""
        if not keeps(request, record) or record.state == EventState.CANCELLED:
            return []
        door = (gettext("Sign a person up"), reverse("admin:units_event_person", args=[record.pk]))
        if record.takes_people():
            return [door, (gettext("Change the event"), reverse("admin:units_event_alter", args=[record.pk]))]
        came = (gettext("Write down who came"), reverse("admin:units_event_attendance", args=[record.pk]))
        more = (gettext("Enter a person who came without signing up"), door[1])
        links = [came, more] if record.participants.live().exists() else [more]
        if gives_certificates(record) and without_certificate(record).exists():
            page = reverse("admin:units_event_certificates", args=[record.pk])
            return [(gettext("Issue certificates"), page), *links]
        return links

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
    if one.certificate:
        links = _certificate_links(one.certificate)
    return {"text": one.name, "note": note, "links": links}


def _certificate_links(paper: IssuedPaper) -> list[tuple[str, str]]:
    """The certificate as it was issued, and its rendering in the language on the screen."""
    label = gettext("Certificate of attendance № %(number)s (PDF)") % {"number": paper.number}
    links = [(label, paper.get_absolute_url())]
    language = current_language()
    if language != paper.language:
        page = reverse("portal:event_certificate", args=[paper.pk, language])
        links.append((gettext("in the language of this page"), page))
    return links
