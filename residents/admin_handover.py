"""The hand-over on the page of a residency: its lines, the page that settles one, the act (3.3.4)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain import scope
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, page_of, require
from core.admin_shown import ShownAdmin
from core.badges import LABELS, badge
from core.log_words import LOG_WORDS
from residents.admin_forms_ending import SettleForm
from residents.domain.closing import ITEMS, label_of
from residents.domain.handover import CLOSE, act_of, issue_act, settle_item
from residents.domain.termination import standing_of
from residents.enums_ending import HANDOVER_TONES, TERMINATION_TONES, HandoverState, TerminationState
from residents.models import HandoverItem, Residency, Termination
from residents.views.duty_words import paper_links

LOG_WORDS["residents.HandoverItem"] = {
    "settle": gettext_lazy("Note what is handed over"),
    **dict(HandoverState.choices),
}
LOG_WORDS["residents.Residency"] = {
    "remove_representative": gettext_lazy("Person no longer represents the resident"),
}


def settle(admin: ShownAdmin, request: HttpRequest, residency_id: int, item_id: int) -> HttpResponse:
    """Settle one line of the hand-over; only the room that registered it may."""
    items = HandoverItem.objects.select_related("residency__party")
    item = get_object_or_404(items, pk=item_id, residency=residency_id, code__in=ITEMS)
    permission = ITEMS[item.code].permission
    require(request, permission)
    residency = get_object_or_404(
        scope.within(Residency.objects.all(), request.user, permission), pk=residency_id
    )
    form = SettleForm(*bound(request), record=item, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: settle_item(item, **form.cleaned_data, actor=request.user),
        title=_("Hand-over: %(what)s") % {"what": label_of(item.code)},
        subject=residency,
        button=_("Record"),
        goes_to=page_of(residency),
        done=_("Recorded."),
    )


def act(admin: ShownAdmin, request: HttpRequest, residency_id: int) -> HttpResponse:
    """Issue the act of hand-over."""
    require(request, CLOSE)
    rows = scope.within(Residency.objects.exclude(ended_on=None), request.user, CLOSE)
    residency = get_object_or_404(rows, pk=residency_id)
    form = TransitionForm(*bound(request), record=residency, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: issue_act(residency, actor=request.user),
        title=_("Issue the act of hand-over"),
        subject=residency,
        says=_("The act gets its number; the lines of the hand-over no longer change."),
        goes_to=page_of(residency),
        done=_("The act of hand-over is issued."),
    )


def desk(request: HttpRequest, residency: Residency) -> dict[str, Any]:
    """What the page of a residency shows beside its fields: duties, decision, hand-over."""
    items = list(residency.handover.select_related("user"))
    paper = act_of(residency)
    all_settled = bool(items) and all(item.state != HandoverState.OPEN for item in items)
    may_issue = all_settled and paper is None and request.user.has_perm(CLOSE)
    termination = standing_of(residency)
    return {
        "handover": [_line(request, item, settled=paper is not None) for item in items],
        "handover_open": sum(item.state == HandoverState.OPEN for item in items),
        "handover_links": paper_links(paper) if paper else [],
        "handover_number": paper.number if paper else "",
        "handover_url": reverse("admin:residents_residency_handover", args=[residency.pk])
        if may_issue
        else "",
        "termination": termination,
        "termination_badge": _state_of(termination) if termination else "",
    }


def _state_of(termination: Termination) -> SafeString:
    tone = TERMINATION_TONES[TerminationState(termination.state)]
    return badge(termination.get_state_display(), LABELS[tone])


def _line(request: HttpRequest, item: HandoverItem, *, settled: bool) -> dict[str, Any]:
    known = ITEMS.get(item.code)
    may = known is not None and not settled and request.user.has_perm(known.permission)
    return {
        "item": item,
        "label": label_of(item.code),
        "badge": badge(item.get_state_display(), LABELS[HANDOVER_TONES[HandoverState(item.state)]]),
        "url": reverse("admin:residents_residency_settle", args=[item.residency_id, item.pk])  # type: ignore[attr-defined]
        if may
        else "",
    }
