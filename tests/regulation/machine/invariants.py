"""What holds of a selection after every act, whoever tried what (3.3.1); each check names what is broken.

They look at the rows themselves and call no rule of the domain.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Max
from django.utils import translation
from django.utils.translation import gettext
from post_office.models import Email

from applications.enums import ACCEPTING, DECIDED_STATES, ApplicationState, Outcome
from applications.enums_decision import AppealState, ConditionState
from applications.enums_session import ItemState, SessionForm
from applications.models import (
    AgendaItem,
    Appeal,
    Application,
    Ballot,
    CommissionSession,
    Condition,
    ConflictDeclaration,
    Decision,
    ScoreSheet,
    SecretVoter,
    SessionProtocol,
    Vote,
)
from core.enums import Unit
from core.models import TransitionLog
from documents.domain.numbers import write_number
from documents.enums import PaperKind
from documents.models import IssuedPaper, NumberSeries
from residents.enums import ContractState
from residents.models import Contract, Residency

type Broken = Iterator[str]
S = ApplicationState
UNSETTLED = {S.DRAFT, S.SUBMITTED, S.RETURNED, S.WITHDRAWN}
WITH_STATES = (Application, CommissionSession, AgendaItem, Condition, Appeal, Contract)
TELLING = (
    "Application %(number)s is accepted",
    "Application %(number)s is accepted on condition",
    "Decision about application %(number)s",
    "Application %(number)s: please revise the project",
)


def decided_with_protocol_date_and_decider() -> Broken:
    """Decided ⇔ a decision in force with its protocol, day and decider; one at a time."""
    for row in Application.objects.select_related("decision__protocol"):
        one = row.decision
        if (row.state in DECIDED_STATES) != (one is not None):
            yield f"{row.number} is {row.state} with the decision {one!r}"
        if one is None:
            continue
        whole = one.protocol is not None and one.decided_on and one.decided_by_id and one.reasons
        if not whole or one.protocol.kind != PaperKind.PROTOCOL or one.decided_on < one.protocol.issued_on:
            yield f"{row.number}: the decision lacks protocol, day, decider or reasons"
        if one.reversed_on or one.application_id != row.pk or one.is_released == (row.state == S.DECIDED):
            yield f"{row.number} is {row.state}; its decision is another's, reversed or told too early"
        if row.state in (S.ACCEPTED, S.REJECTED) and (row.state == S.ACCEPTED) != (one.outcome in ACCEPTING):
            yield f"{row.number} is {row.state}, and the decision says {one.outcome}"
    for one in Decision.objects.in_force().exclude(application__decision=F("pk")):
        if not (one.outcome == Outcome.REVISION and one.is_released):
            yield f"{one.pk} is neither in force nor reversed"


def nobody_told_before_the_release() -> Broken:
    """One numbered letter for each release and each answered appeal; no mail tells more than was released."""
    released = Counter(Decision.objects.released().values_list("application__number", flat=True))
    answered = Appeal.objects.filter(state__in=(AppealState.UPHELD, AppealState.REFUSED))
    papers = released + Counter(answered.values_list("decision__application__number", flat=True))
    issued = IssuedPaper.objects.filter(kind=PaperKind.DECISION_LETTER)
    known = {str(row.pk): row for row in Application.objects.received()}
    written = Counter(known[pk].number for pk in issued.values_list("object_id", flat=True))
    if written != papers:
        yield f"decision letters {written} for releases and answers {papers}"
    told = Counter(Email.objects.values_list("subject", flat=True))
    for row in known.values():
        with translation.override(row.language):
            mails = sum(told[gettext(words) % {"number": row.number}] for words in TELLING)
        if mails != released[row.number]:
            yield f"{row.number}: {mails} mails tell of {released[row.number]} released decisions"
        if row.state == S.DECIDED and row.told_state != S.EVALUATED:
            yield f"{row.number}: the applicant reads {row.told_state} before the release"


def one_owning_unit() -> Broken:
    """A project that was found complete belongs to one of the two units (3.2)."""
    for row in Application.objects.exclude(state__in=UNSETTLED).prefetch_related("transfers"):
        if row.unit not in (Unit.INCUBATOR, Unit.TECHNOPARK):
            yield f"{row.number} belongs to «{row.unit}»"
        moves = sorted(row.transfers.all(), key=lambda move: move.place)
        if any(a.moved_on > b.moved_on for a, b in pairwise(moves)):
            yield f"{row.number}: the transfers are not in their order"
        if any(move.from_unit == move.to_unit or not move.reason for move in moves):
            yield f"{row.number}: a transfer to where it was, or without a reason"


def numbers_without_gap_or_double() -> Broken:
    """Each register of papers runs from one to its last number; applications too (7.3)."""
    taken: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for kind, year, sequence in IssuedPaper.objects.exclude(sequence=None).values_list(
        "kind", "year", "sequence"
    ):
        if sequence:
            taken[kind, year].append(sequence)
    for series in NumberSeries.objects.all():
        run = list(range(1, series.last + 1))
        if series.kind == PaperKind.APPLICATION:
            wanted = {write_number(series.kind, year=series.year, sequence=one) for one in run}
            given = sorted(Application.objects.exclude(number="").values_list("number", flat=True))
            if given != sorted(wanted):
                yield f"numbers of applications: {given}"
        elif sorted(taken[series.kind, series.year]) != run:
            yield f"{series.kind}: {sorted(taken[series.kind, series.year])}, last {series.last}"


def recused_members_neither_score_nor_vote() -> Broken:
    """Who is shut out counts in no closed item; nobody scores or votes without a declaration."""
    declared = {(row.application_id, row.member_id): row for row in ConflictDeclaration.objects.all()}
    shut_out = {pair for pair, row in declared.items() if row.shuts_out}
    for sheet in ScoreSheet.objects.all():
        known = declared.get((sheet.application_id, sheet.member_id))
        if known is None or (known.shuts_out and sheet.last_saved > known.declared_at):
            yield f"sheet {sheet.pk}: scored without a declaration or after a recusal"
    closed = {item.pk: item for item in AgendaItem.objects.filter(state=ItemState.CLOSED)}
    for rows in (Vote.objects, SecretVoter.objects):
        for item, application, member in rows.values_list("item", "item__application", "member"):
            if (application, member) not in declared:
                yield f"{member} voted on {application} without a declaration"
            if item in closed and (application, member) in shut_out:
                yield f"{member} is recused and voted on {application}"
    for item in closed.values():
        for member in item.content["members"]:
            if member["sent_on"] and (item.application_id, member["id"]) in shut_out:
                yield f"{member['id']} is recused, and the protocol counts the scores"


def quorum_in_each_protocol() -> Broken:
    """Each application of a protocol was scored and, in a meeting, voted on by the quorum."""
    for item in AgendaItem.objects.filter(state=ItemState.CLOSED).select_related("session__commission"):
        quorum = item.session.commission.quorum
        counted = sum(bool(member["sent_on"]) for member in item.content["members"])
        votes = (item.votes_for or 0) + (item.votes_against or 0) + (item.votes_abstain or 0)
        if counted < quorum or (item.session.form == SessionForm.MEETING and votes < quorum):
            yield f"item {item.pk}: {counted} scores and {votes} votes, the quorum is {quorum}"
        if item.session.form == SessionForm.MEETING and votes != item.content["voters"]:
            yield f"item {item.pk}: {votes} votes of {item.content['voters']} who may vote"
    for session in CommissionSession.objects.filter(state="closed").annotate(issued=Count("protocols")):
        if not session.issued:
            yield f"session {session.pk} is closed without a protocol"


def as_many_voters_as_ballots() -> Broken:
    """A secret vote has one ballot for each voter and no open vote; a closed one adds up."""
    cast = [Counter(rows.objects.values_list("item", flat=True)) for rows in (SecretVoter, Ballot, Vote)]
    for item in AgendaItem.objects.all():
        voters, ballots, said = (counted[item.pk] for counted in cast)
        if voters != ballots or (item.is_secret and said) or (not item.is_secret and voters):
            yield f"item {item.pk}: {voters} voters, {ballots} ballots, {said} open votes"
        if item.votes_for is not None:
            counted = item.votes_for + (item.votes_against or 0) + (item.votes_abstain or 0)
            if counted != voters + said:
                yield f"item {item.pk}: {counted} counted, {voters + said} voted"


def every_move_declared_and_logged() -> Broken:
    """Each state was reached by declared moves, each logged with its actor; the history has the same."""
    for model in WITH_STATES:
        field = next(one for one in model._meta.concrete_fields if hasattr(one, "get_all_transitions"))
        moves = {(one.name, one.source, one.target) for one in field.get_all_transitions(model)}
        names = {name for name, _source, _target in moves}
        logged: defaultdict[str, list[TransitionLog]] = defaultdict(list)
        kind = ContentType.objects.get_for_model(model)
        for act in TransitionLog.objects.filter(content_type=kind, transition__in=names).order_by("at", "pk"):
            logged[act.object_id].append(act)
        versions: defaultdict[int, list[str]] = defaultdict(list)
        past = model.history.order_by("history_date", "history_id")
        for pk, state in past.values_list("id", field.attname):
            if not versions[pk] or versions[pk][-1] != state:
                versions[pk].append(state)
        for row in model._base_manager.all():
            yield from _way_of(row, getattr(row, field.attname), logged[str(row.pk)], moves, versions[row.pk])


def _way_of(row: Any, state: str, acts: list[TransitionLog], moves: set[Any], versions: list[str]) -> Broken:
    way = [type(row)._meta.get_field("state").get_default()]
    for act in acts:
        if (act.transition, act.source, act.target) not in moves or act.source != way[-1]:
            yield f"{row!r}: {act.transition} from {act.source} to {act.target} after {way}"
        if act.actor_kind == "user" and act.actor_id is None:
            yield f"{row!r}: nobody did {act.transition}"
        way.append(act.target)
    if [state, versions] != [way[-1], [str(one) for one in way]]:
        yield f"{row!r} is {state}; the log says {way}, the history {versions}"


def history_is_whole() -> Broken:
    """The last version in the history is the row as it stands; the search column is no fact of it."""
    for model in (*WITH_STATES, Decision, ScoreSheet, ConflictDeclaration, SessionProtocol, Residency):
        names = [one.attname for one in model._meta.concrete_fields if one.name != "folded"]
        newest = model.history.order_by().values("id").annotate(last=Max("history_id")).values("last")
        last = {one["id"]: one for one in model.history.filter(history_id__in=newest).values(*names)}
        for values in model._base_manager.values(*names):
            past = last.get(values["id"], {})
            if differs := {name for name, value in values.items() if past.get(name, ...) != value}:
                yield f"{model.__name__} {values['id']} differs from its history: {differs}"


def residency_only_with_a_contract() -> Broken:
    """A resident has a signed contract on an accepted application whose condition is met (1.4)."""
    for row in Residency.objects.select_related("contract__application__decision", "party"):
        contract, application = row.contract, row.contract.application
        decision = application.decision
        if contract.state != ContractState.SIGNED or application.state != S.ACCEPTED or decision is None:
            yield f"{row.pk}: a residency on a contract that is {contract.state}"
        elif Condition.objects.filter(decision=decision).exclude(state=ConditionState.MET).exists():
            yield f"{row.pk}: a residency before the condition is met"
        if not row.party.inn:
            yield f"{row.pk}: a resident without an INN"
    signed = Contract.objects.filter(state=ContractState.SIGNED).count()
    if signed != Residency.objects.count():
        yield f"{signed} signed contracts, {Residency.objects.count()} residencies"


def an_appeal_is_answered_by_others() -> Broken:
    """Nobody considers an appeal who sat in the commission; one that is upheld ends its own decision."""
    for appeal in Appeal.objects.select_related("decision__application__commission"):
        sat = set(
            ScoreSheet.objects.filter(application=appeal.decision.application).values_list(
                "member__user", flat=True
            )
        )
        if sat & set(appeal.members.values_list("user", flat=True)):
            yield f"appeal {appeal.pk} is considered by who scored"
        if (appeal.state == AppealState.UPHELD) > (appeal.decision.reversed_on is not None):
            yield f"appeal {appeal.pk} is upheld, and its decision stands"


def scores_are_opened_by_their_own_chair() -> Broken:
    """The scores of an evaluation are open to all only after its own chair opened them."""
    for row in Application.objects.filter(state=S.IN_EVALUATION, scores_opened_at__isnull=False):
        if not row.score_sheets.submitted().filter(member__commission=row.commission).exists():
            yield f"{row.number}: the scores are open, and none is sent to this commission"


INVARIANTS = (
    decided_with_protocol_date_and_decider,
    nobody_told_before_the_release,
    one_owning_unit,
    numbers_without_gap_or_double,
    recused_members_neither_score_nor_vote,
    quorum_in_each_protocol,
    as_many_voters_as_ballots,
    every_move_declared_and_logged,
    history_is_whole,
    residency_only_with_a_contract,
    an_appeal_is_answered_by_others,
    scores_are_opened_by_their_own_chair,
)


def frozen_now() -> dict[str, Any]:
    """Return what may never change: closed items with their scores, issued protocols, past decisions."""
    found: dict[str, Any] = {}
    for item in AgendaItem.objects.filter(state=ItemState.CLOSED).select_related("session"):
        scores = ScoreSheet.objects.filter(
            application=item.application_id, member__commission=item.session.commission_id
        ).values_list(
            "pk", "submitted_at", "overall", "scores__criterion", "scores__points", "scores__comment"
        )
        found[f"scores of item {item.pk}"] = sorted(map(str, scores))
        found[f"item {item.pk}"] = (item.content, item.result, item.mark, item.votes_for, item.votes_against)
    for one in SessionProtocol.objects.select_related("paper"):
        found[f"paper {one.paper_id}"] = (one.paper.context, one.paper.number, one.paper.issued_on)
        if one.is_signed:
            found[f"protocol {one.pk}"] = (one.signed_on, one.scan_id, one.version)
    for one in Decision.objects.all():
        found[f"decision {one.pk}"] = (one.outcome, one.reasons, one.protocol_id, one.decided_on, one.mark)
        if one.reversed_on:
            found[f"reversal {one.pk}"] = (one.reversed_on, one.reversal_reason)
    return found
