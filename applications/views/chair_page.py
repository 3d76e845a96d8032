"""What the chair's page shows of one evaluation: dictionaries for the template."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from applications.domain.alternates import alternates_for
from applications.domain.commission_queries import sees_others
from applications.domain.expert_view import applicant_for_expert, title_for_expert
from applications.domain.summary import Expert, Summary
from applications.enums import Standing
from core.conf import centre

TONES = {Standing.CLEAR: "ok", Standing.UNDECLARED: "wait", Standing.RECUSED: "stop"}


def chaired_rows(states: Iterable[Summary]) -> list[dict[str, Any]]:
    """Return the evaluations the expert chairs, each with what asks for the chair."""
    return [
        {
            "title": title_for_expert(state.application),
            "url": reverse("applications:commission_chair", args=[state.application.public_id]),
            "detail": _("№ %(number)s · scores sent: %(counted)d, needed: %(quorum)d")
            % {
                "number": state.application.number,
                "counted": len(state.counted),
                "quorum": state.quorum,
            },
            "status": _status(state),
        }
        for state in states
    ]


def chair_page(state: Summary, user: User, form: Any) -> dict[str, Any]:
    """Return all the chair's page of one application needs."""
    application = state.application
    shown = sees_others(state, user)
    return {
        "application": application,
        "title": title_for_expert(application),
        "applicant": applicant_for_expert(application),
        "state": state,
        "experts": [_expert(expert, user) for expert in state.experts],
        "alternates": [] if state.quorum_is_possible else alternates_for(application),
        "shown": shown,
        "results": _results(state) if shown else [],
        "can_open": bool(state.counted) and not application.scores_are_open,
        "outliers": state.outliers if shown else (),
        "outlier_points": centre("OUTLIER_POINTS"),
        "waivers": centre("CONFLICT_WAIVERS"),
        "form": form,
    }


def _expert(expert: Expert, user: User) -> dict[str, Any]:
    return {
        "member": expert.member,
        "status": _standing(expert),
        "conflict": expert.conflict,
        "waiver": expert.waiver,
        "sent_at": expert.sent_at if expert.is_counted else None,
        "can_be_waived": expert.standing == Standing.RECUSED and expert.member.user_id != user.pk,
    }


def _standing(expert: Expert) -> dict[str, str]:
    if expert.waiver:
        return {"tone": "now", "label": _("Conflict waived by the chair")}
    return {"tone": TONES[expert.standing], "label": str(expert.standing.label)}


def _results(state: Summary) -> list[dict[str, Any]]:
    """Return each criterion with the points beside the names of those who gave them."""
    names = [expert.member.user.short_name for expert in state.counted]
    return [
        {
            "name": result.criterion.name,
            "points": list(zip(names, result.points, strict=True)),
            "spread": result.spread,
        }
        for result in state.results
    ]


def _status(state: Summary) -> dict[str, str]:
    if not state.quorum_is_possible:
        return {"tone": "stop", "label": _("Too few are left for the quorum")}
    if state.recused:
        return {"tone": "wait", "label": _("There is a conflict of interest")}
    if state.has_quorum:
        return {"tone": "ok", "label": _("The quorum has scored")}
    return {"tone": "now", "label": _("Being scored")}
