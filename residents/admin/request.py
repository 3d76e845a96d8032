"""Requests of residents in the admin: read with their thread, answered, closed (3.3.2)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_record import RecordDesk, Section
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.formatting import format_date
from documents.enums import Side
from documents.thread_lines import Line, lines_of
from residents.admin_filters import RequestTermFilter
from residents.admin_forms_cabinet import AnswerForm, CloseForm
from residents.domain.centre_requests import answer_request, close_request
from residents.enums_cabinet import REQUEST_TONES
from residents.models import ResidentRequest

# A request whose answer is late has a colour of its own.
STATE_TONES = {**REQUEST_TONES, "late": "stop"}


@admin.register(ResidentRequest)
class ResidentRequestAdmin(RecordDesk, UnitScoped, ShownAdmin):
    """A request begins in the cabinet; here the Centre answers it."""

    list_display = ("party", "subject", "kind", "show_state", "term", "asked_on")
    list_filter = (RequestTermFilter, "state", "kind", "side", "residency__unit")
    list_select_related = ("residency__party",)
    folded_search = "folded"
    fields = ("residency", "kind", "subject", "state", "side", "due_on", "closed_on")
    transition_actions = {
        "answer": Action(
            run=lambda request, user, data: answer_request(request, actor=user, **data),
            form=AnswerForm,
            says=_("The words stand in the resident's cabinet; a letter with the link alone tells of them."),
            done=_("The answer is sent; now the resident acts."),
        ),
        "close": Action(
            run=lambda request, user, data: close_request(request, actor=user, **data),
            form=CloseForm,
            says=_("The resident sees it as closed, and opens it again by writing in it."),
            done=_("The request is closed."),
        ),
    }

    def desk(self, request: HttpRequest, record: ResidentRequest) -> list[Section]:
        """The thread, the first message first."""
        lines = lines_of(record, reader=Side.CENTRE, other=record.party_name)
        return [{"title": gettext("Messages"), "rows": [_row(line) for line in lines], "empty": ""}]

    @display(description=_("resident"), ordering="residency__party__name")
    def party(self, row: ResidentRequest) -> str:
        """Who asks."""
        return row.party_name

    @display(description=_("who acts next"), ordering="state", label=labels_of(STATE_TONES))
    def show_state(self, row: ResidentRequest) -> tuple[str, str]:
        """The state, which says who acts; late in its own colour."""
        if row.is_late():
            return "late", gettext("The answer is late")
        return row.state, row.get_state_display()

    @display(description=_("answer by"), ordering="due_on")
    def term(self, row: ResidentRequest) -> str:
        """The last day of the Centre's term."""
        return format_date(row.due_on, "short") if row.due_on else ""

    @display(description=_("asked on"), ordering="created_at")
    def asked_on(self, row: ResidentRequest) -> str:
        """The day of the first message."""
        return format_date(row.created_at, "short")


def _row(line: Line) -> dict[str, Any]:
    links = [(file["title"], file["url"]) for file in line.files]
    return {"text": line.text, "note": f"{line.who} · {line.when}", "links": links}
