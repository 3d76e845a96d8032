"""What a protocol says: of each application when its vote is closed, of all when the session is (3.3.1, 7.3).

Codes and values only; `applications.papers_protocol` makes the words in the language of the paper.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from applications.domain.marks import places
from applications.domain.membership import criteria_of, seats_in
from applications.domain.protocol import application_facts, mark_in, names_of, papers_before_sessions
from applications.domain.sessions_agenda import Chamber, present_at
from applications.domain.sessions_counting import Tally
from applications.domain.summary import CriterionResult, Expert, Summary
from applications.enums_session import Choice, ItemState
from applications.models import AgendaItem, Application, CommissionSession
from core import clock
from documents.domain import snapshots


def item_content(
    item: AgendaItem,
    state: Summary,
    *,
    chamber: Chamber | None = None,
    tally: Tally | None = None,
    choices: Mapping[int, Choice] | None = None,
) -> dict[str, Any]:
    """Return the facts of one application as they stand when its item is closed; a meeting has a chamber."""
    present = chamber.present if chamber else frozenset()
    said = choices or {}
    return {
        "application": application_facts(item.application),
        "members": [_member(expert, present, said) for expert in state.experts],
        "criteria": [_criterion(result) for result in state.results],
        "marks": [expert.mark for expert in state.counted],
        "reasons": [_reasons(expert) for expert in state.counted],
        "mark": state.mark,
        "passes": state.passes,
        "voters": len(chamber.voters) if chamber else None,
        "tally": {name: getattr(tally, name) for name in tally.__dataclass_fields__} if tally else None,
    }


def session_content(session: CommissionSession) -> dict[str, Any]:
    """Return the facts the protocol freezes: the session, who was there, its items, the ranking."""
    commission, one = session.commission, _one_of(session)
    criteria = criteria_of(one)
    items = [_item(row) for row in session.items.select_related("application").order_by("position", "pk")]
    return {
        "form": session.form,
        "held_at": session.held_at,
        "place": session.place,
        "call": names_of(one.call, "title"),
        "order": {"number": commission.order.number, "dated_on": commission.order.dated_on},
        "quorum": commission.quorum,
        "criteria_version": criteria.version,
        "pass_mark": criteria.pass_mark,
        "attendance": _attendance(session, items),
        "items": items,
        "ranking": _ranking(session),
    }


def _item(item: AgendaItem) -> dict[str, Any]:
    said = {
        "state": str(item.state),
        "note": item.note,
        "is_secret": item.is_secret,
        "result": str(item.result),
        "by_chair": item.by_chair,
        "dissents": [
            {"name": row.member.user.full_name, "text": row.text}
            for row in item.dissents.select_related("member__user").order_by("pk")
        ],
    }
    if item.state == ItemState.CLOSED:
        return {**snapshots.thaw(item.content), **said}
    return {"application": application_facts(item.application), "members": [], "mark": None, **said}


def _attendance(session: CommissionSession, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the members, each with whether present: at the end, or at some vote before."""
    present = present_at(session)
    at_votes = {one["id"] for item in items for one in item["members"] if one["is_present"]}
    return [
        {
            "name": member.user.full_name,
            "role": member.role,
            "is_present": member.pk in present or member.pk in at_votes,
            "has_scored": any(
                one["id"] == member.pk and one["sent_on"] for i in items for one in i["members"]
            ),
        }
        for member in seats_in(session.commission)
    ]


def _member(expert: Expert, present: frozenset[int], said: Mapping[int, Choice]) -> dict[str, Any]:
    pk = expert.member.pk
    return {
        "id": pk,
        "name": expert.member.user.full_name,
        "short_name": expert.member.user.short_name,
        "role": expert.member.role,
        "standing": expert.standing.value,
        "is_present": pk in present,
        "choice": said[pk].value if pk in said else "",
        **({"waiver": expert.waiver} if expert.waiver else {}),
        "sent_on": clock.day_of(expert.sent_at) if expert.is_counted and expert.sent_at else None,
    }


def _criterion(result: CriterionResult) -> dict[str, Any]:
    return {
        "name": names_of(result.criterion, "name"),
        "weight": result.criterion.weight,
        "points": list(result.points),
        "average": result.average,
    }


def _reasons(expert: Expert) -> dict[str, Any]:
    """Return what one expert wrote, by criterion and overall."""
    return {
        "expert": expert.member.user.short_name,
        "overall": expert.overall,
        "lines": [
            {"name": names_of(line.criterion, "name"), "points": line.points, "comment": line.comment}
            for line in expert.progress.lines
            if line.comment
        ],
    }


def _ranking(session: CommissionSession) -> list[dict[str, Any]]:
    """Return the evaluated applications of the call, the best first; equal marks share a place."""
    one = _one_of(session)
    pass_mark, evaluated = criteria_of(one).pass_mark, _evaluated(session, one.call_id)
    rows: list[dict[str, Any]] = [
        {
            "number": application.number,
            "applicant": application.applicant_name,
            "title": application.title,
            "mark": mark,
            "passes": mark >= pass_mark,
            "of_session": of_session,
        }
        for application, mark, of_session in evaluated
    ]
    taken = places([mark for _application, mark, _of_session in evaluated])
    for row, place in zip(rows, taken, strict=True):
        row |= {"place": place, "is_tied": taken.count(place) > 1}
    return sorted(rows, key=lambda row: (row["place"], row["number"]))


def _one_of(session: CommissionSession) -> Application:
    """Return an application of the agenda: all are of one call, and so of one set of criteria."""
    return session.items.select_related("application__call").order_by("position", "pk")[0].application


def _evaluated(session: CommissionSession, call: int) -> list[tuple[Application, Decimal, bool]]:
    items = AgendaItem.objects.filter(application__call=call, state=ItemState.CLOSED)
    latest = {item.application_id: item for item in items.select_related("application").order_by("pk")}
    found = [
        (row.application, row.mark or Decimal(0), row.session_id == session.pk) for row in latest.values()
    ]
    others = {str(row.pk): row for row in Application.objects.filter(call=call).exclude(pk__in=latest)}
    for paper in papers_before_sessions(others.values()):
        application = others[paper.object_id]
        found.append((application, mark_in(paper, application), False))
    return found
