"""The acts on one application of an agenda in the admin: open the vote, close it, postpone, write (3.3.1)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from applications.admin_forms_session import SECRET, NoteForm, OpenVoteForm, ReasonForm
from applications.domain.sessions_voting import close_voting, open_voting, postpone_item, write_note
from applications.enums_session import LIVE_ITEMS, ItemState, SessionState
from applications.models import AgendaItem
from applications.models.session import HOLD
from core.admin import TransitionForm
from core.admin_pages import ask, bound, require


@dataclass(frozen=True)
class ItemAct:
    """One act: its words, its form, the states it is offered in, what it runs."""

    title: str | Promise
    run: Callable[..., Any]
    states: tuple[ItemState, ...]
    form: type[TransitionForm] = TransitionForm
    says: str | Promise = ""
    is_main: bool = False


ACTS: dict[str, ItemAct] = {
    "open": ItemAct(
        _("Open the vote"),
        lambda item, user, data: open_voting(item, is_secret=data["kind"] == SECRET, actor=user),
        (ItemState.WAITING,),
        OpenVoteForm,
        is_main=True,
    ),
    "close": ItemAct(
        _("Close the vote"),
        lambda item, user, data: close_voting(item, actor=user),
        (ItemState.VOTING,),
        says=_("The votes are counted. After this neither they nor the scores of the application change."),
        is_main=True,
    ),
    "note": ItemAct(
        _("Write what was said"),
        lambda item, user, data: write_note(item, actor=user, **data),
        (*LIVE_ITEMS, ItemState.CLOSED),
        NoteForm,
    ),
    "postpone": ItemAct(
        _("Postpone"),
        lambda item, user, data: postpone_item(item, actor=user, **data),
        LIVE_ITEMS,
        ReasonForm,
        says=_("Nothing is said of the application in this session; votes cast so far fall away."),
    ),
}


def acts_of(item: AgendaItem) -> list[dict[str, Any]]:
    """Return the acts the state of an item allows in a session under way."""
    return [
        {
            "label": act.title,
            "url": reverse(
                "admin:applications_commissionsession_item", args=[item.session_id, item.pk, name]
            ),
            "is_main": act.is_main,
        }
        for name, act in ACTS.items()
        if item.state in act.states
    ]


def act_page(
    admin: ModelAdmin, request: HttpRequest, session_id: int, item_id: int, act: str
) -> HttpResponse:
    """Ask for one act on an item and do it; in a wrong state the domain says so."""
    require(request, HOLD)
    rows = AgendaItem.objects.filter(session=session_id, session__state=SessionState.OPEN)
    item = get_object_or_404(rows.select_related("session__commission__order", "application"), pk=item_id)
    chosen = ACTS.get(act)
    if chosen is None:
        raise Http404
    form = chosen.form(*bound(request), record=item, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: chosen.run(item, request.user, form.cleaned_data),
        subject=item.session,
        title=f"{chosen.title}: № {item.application.number}",
        says=str(chosen.says) or item.application.title,
        button=str(chosen.title),
        goes_to=item.session,
    )
