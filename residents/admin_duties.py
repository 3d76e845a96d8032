"""The board of duties and a resident's page of it; checks and warnings begin here (3.3.3)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.admin_pages import ask, bound, require
from core.admin_shown import ShownAdmin
from core.badges import LABELS, badge
from residents.admin_forms_duties import BoardForm, CheckForm, WarnForm
from residents.domain.duties import DutyState, duties_of
from residents.domain.duty_checks import check_duty
from residents.domain.duty_evidence import CHECKED
from residents.domain.notices import draft_notice
from residents.enums_duties import DUTY_HEADS, DUTY_TONES, NOTICE_TONES, Duty, DutyStatus, NoticeState
from residents.models import Notice, Residency
from residents.models.notice import PREPARE

SEE, CHECK = "residents.view_residency", "residents.check_duty"
A_PAGE = 25
OPEN = (NoticeState.DRAFT, NoticeState.SENT)


def board(admin: ShownAdmin, request: HttpRequest) -> HttpResponse:
    """All residents in force by five duties; as many queries for one as for thousands."""
    require(request, SEE)
    form = BoardForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = _residents(request, wanted.get("unit", ""))
    found = _with_status(rows, wanted.get("duty", ""), wanted.get("status", ""))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Duties of residents (3.3.3)"),
        "opts": admin.opts,
        "form": form,
        "page": page,
        "query": query.urlencode(),
        "heads": list(DUTY_HEADS.values()),
        "rows": _lines(shown),
    }
    return TemplateResponse(request, "admin/residents/duty_board.html", context)


def one(admin: ShownAdmin, request: HttpRequest, residency_id: int) -> HttpResponse:
    """The duties of one resident with their evidence, and what the board proposes."""
    residency = _own(request, residency_id, SEE)
    notices = list(residency.notices.select_related("paper"))
    known = duties_of([residency])[residency.pk]
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Duties: %(party)s") % {"party": residency.party},
        "opts": admin.opts,
        "residency": residency,
        "duties": [_duty(request, residency, state, notices) for state in known],
        "notices": [_notice(notice) for notice in notices],
        "checks": residency.duty_checks.select_related("user")[:A_PAGE],
        "given": residency.acknowledgements.select_related("user")[:A_PAGE],
    }
    return TemplateResponse(request, "admin/residents/duty_page.html", context)


def check(admin: ShownAdmin, request: HttpRequest, residency_id: int) -> HttpResponse:
    """Record what was found of a duty."""
    residency = _own(request, residency_id, CHECK)
    asked = request.GET.get("duty", "")
    form = CheckForm(
        *bound(request), record=residency, user=request.user, initial={"duty": asked} if asked else {}
    )
    back = reverse("admin:residents_residency_duties_of", args=[residency.pk])
    return ask(
        admin,
        request,
        form,
        lambda: check_duty(residency, **form.cleaned_data, actor=request.user),
        title=_("Record what was found"),
        subject=residency,
        says=_("A duty found kept counts for some months; one found missed counts until the next look."),
        button=_("Record"),
        back_url=back,
        goes_to=back,
        done=_("Recorded."),
    )


def warn(admin: ShownAdmin, request: HttpRequest, residency_id: int, duty: str) -> HttpResponse:
    """Draft a warning about a duty that the evidence shows as missed."""
    residency = _own(request, residency_id, PREPARE)
    if duty not in Duty.values:
        raise Http404
    state = next(state for state in duties_of([residency])[residency.pk] if state.duty == duty)
    seen = " ".join(finding.words for finding in state.findings if finding.status == DutyStatus.MISSED)
    form = WarnForm(*bound(request), record=residency, user=request.user, initial={"facts": seen})
    return ask(
        admin,
        request,
        form,
        lambda: draft_notice(residency, duty=duty, **form.cleaned_data, actor=request.user),
        title=_("Prepare a warning: %(duty)s") % {"duty": Duty(duty).label},
        subject=residency,
        says=_("Nothing is sent yet: the director reads the draft and sends it."),
        button=_("Prepare the warning"),
        back_url=reverse("admin:residents_residency_duties_of", args=[residency.pk]),
        done=_("The warning is drafted."),
    )


def _residents(request: HttpRequest, unit: str) -> QuerySet[Residency]:
    rows = scope.within(Residency.objects.in_force(), request.user, SEE)
    if unit:
        rows = rows.filter(unit=unit)
    return rows.select_related("party").order_by("party__folded", "pk")


def _own(request: HttpRequest, residency_id: int, permission: str) -> Residency:
    require(request, permission)
    rows = scope.within(Residency.objects.in_force(), request.user, permission)
    return get_object_or_404(rows.select_related("party", "contract"), pk=residency_id)


def _with_status(rows: QuerySet[Residency], duty: str, status: str) -> QuerySet[Residency] | list[Residency]:
    """Those with a duty in this status: the evidence of all is looked at once."""
    if not status:
        return rows
    every = list(rows)
    states = duties_of(every)
    return [row for row in every if _has(states[row.pk], duty, status)]


def _has(states: Iterable[DutyState], duty: str, status: str) -> bool:
    return any(state.status == status and duty in ("", state.duty) for state in states)


def _lines(rows: Sequence[Residency]) -> list[dict[str, Any]]:
    states = duties_of(rows)
    notices = Notice.objects.filter(residency__in=[row.pk for row in rows], state__in=OPEN)
    by_duty = {(notice.residency_id, notice.duty): notice for notice in notices}  # type: ignore[attr-defined]
    return [
        {
            "residency": row,
            "cells": [
                {
                    "badge": badge(state.status.label, LABELS[DUTY_TONES[state.status]]),
                    "words": " ".join(finding.words for finding in state.findings),
                    "notice": by_duty.get((row.pk, state.duty)),
                }
                for state in states[row.pk]
            ],
        }
        for row in rows
    ]


def _duty(
    request: HttpRequest, residency: Residency, state: DutyState, notices: Iterable[Notice]
) -> dict[str, Any]:
    notice = next((one for one in notices if one.duty == state.duty and one.state in OPEN), None)
    missed = state.status == DutyStatus.MISSED
    proposes = missed and notice is None and request.user.has_perm(PREPARE)
    looks = state.duty in CHECKED and request.user.has_perm(CHECK)
    checked = reverse("admin:residents_residency_check", args=[residency.pk])
    return {
        "label": state.duty.label,
        "badge": badge(state.status.label, LABELS[DUTY_TONES[state.status]]),
        "findings": [finding.words for finding in state.findings],
        "notice": _notice(notice) if notice else None,
        "warn_url": reverse("admin:residents_residency_warn", args=[residency.pk, state.duty])
        if proposes
        else "",
        "check_url": f"{checked}?duty={state.duty.value}" if looks else "",
    }


def _notice(notice: Notice) -> dict[str, Any]:
    state = NoticeState(notice.state)
    return {"row": notice, "badge": badge(state.label, LABELS[NOTICE_TONES[state]])}
