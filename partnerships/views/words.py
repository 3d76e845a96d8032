"""How the room's records are said on its pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.conf import centre
from core.formatting import format_date
from core.languages import translated
from core.models import TransitionLog
from partnerships.domain.queries import Line
from partnerships.enums import PROBLEM_TONES, PUBLIC_STATES, ProblemState
from partnerships.models import Agreement, Evidence, Problem


def state_of(problem: Problem) -> dict[str, str]:
    """The state of a problem with its colour."""
    state = ProblemState(problem.state)
    return {"tone": PROBLEM_TONES[state], "label": str(state.label)}


def problem_row(problem: Problem) -> dict[str, Any]:
    """A public problem as one row: what, of whom, how far."""
    return {
        "title": problem.title,
        "url": reverse("partnerships:problem", args=[problem.pk]),
        "detail": problem.organisation,
        "status": state_of(problem),
    }


def term_rows(agreement: Agreement) -> list[dict[str, str]]:
    """When it was signed and until when it holds (memorandum 5): nothing is computed from no day."""
    unset = _("date not set")
    years = ngettext(
        "%(count)d year from the day of signing",
        "%(count)d years from the day of signing",
        agreement.term_years or 0,
    )
    return [
        {
            "label": _("Day of signing"),
            "value": format_date(agreement.signed_on) if agreement.signed_on else unset,
        },
        {"label": pgettext("agreement", "Term"), "value": years % {"count": agreement.term_years or 0}},
        {
            "label": _("In force until"),
            "value": format_date(agreement.expires_on) if agreement.expires_on else unset,
        },
    ]


def board_rows(lines: list[Line], *, linked: bool = False) -> list[dict[str, Any]]:
    """The obligations as the pages show them; `linked` to the pages on which their side writes."""
    return [
        {
            "obligation": line.obligation,
            "order": line.obligation.code[1:],  # the letter is its side, which the heading above says
            "text": translated(line.obligation, "text"),
            "activity": activity(line),
            "evidence": [evidence_row(one) for one in line.evidence],
            "planned": line.planned,
            "linked": linked,
        }
        for line in lines
    ]


def activity(line: Line) -> dict[str, str]:
    """When something was last done: a fact and a day, never a share."""
    if line.last_on is None:
        return {"tone": "wait", "label": _("No activity recorded yet")}
    last = _("Last activity: %(date)s") % {"date": format_date(line.last_on)}
    if not line.silent:
        return {"tone": "ok", "label": last}
    months = centre("OBLIGATION_SILENT_MONTHS")
    return {
        "tone": "wait",
        "label": _("%(last)s; nothing for more than %(months)d months") % {"last": last, "months": months},
    }


def evidence_row(one: Evidence) -> dict[str, str]:
    """A line of evidence; one that is a problem leads to its public page."""
    problem = one.problem
    is_open = problem is not None and problem.state in PUBLIC_STATES
    return {
        "title": one.what,
        "detail": f"{one.get_kind_display()} · {one.by_whom}",
        "value": format_date(one.day, "short"),
        "url": reverse("partnerships:problem", args=[problem.pk]) if problem and is_open else "",
    }


def answers(problem: Problem, *, contact: bool) -> list[dict[str, Any]]:
    """What was told of a problem; the contact is for who filed it and for the staff."""
    rows = [
        (_("Description"), problem.description),
        (_("Desired result"), problem.desired_result),
        (_("Enterprise or institution"), problem.organisation),
        (_("Field"), problem.get_field_display()),
    ]
    if problem.district:
        rows.append((_("District"), problem.district))
    if problem.solver:
        rows.append((_("Who works on it"), problem.solver))
    if contact:
        rows.append((_("Contact"), f"{problem.contact_name}, {problem.contact}"))
    return [{"label": label, "value": value, "values": ()} for label, value in rows]


def steps(problem: Problem) -> list[dict[str, str]]:
    """What happened to a problem, by its log, the latest last."""
    filed = {"title": pgettext("problem", "Filed"), "when": format_date(problem.filed_on), "state": "done"}
    labels = dict(ProblemState.choices)
    log = TransitionLog.objects.of(problem).order_by("at", "pk")
    return [
        filed,
        *({"title": str(labels[row.target]), "when": format_date(row.at), "state": "done"} for row in log),
    ]
