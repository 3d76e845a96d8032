"""Who considers an appeal, and the answer: upheld or refused, with reasons and a letter (3.3.1)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from applications.domain.appointing import is_expert
from applications.domain.conflicts import conflicts_between
from applications.domain.decision_letter import signatory
from applications.domain.letters import write_to_applicant
from applications.domain.protocol import application_facts
from applications.domain.reversal import reverse_decision
from applications.models import Appeal, AppealMember, Application, CommissionMember
from core import clock
from core.conf import centre
from core.domain import transitions
from core.errors import FieldError, WrongState
from core.texts import clean_text
from documents.domain import papers
from documents.domain.uploads import Incoming, store_upload
from documents.enums import ActKind, PaperKind
from documents.models import GoverningAct, IssuedPaper

MINUTES = "appeal.minutes"
LETTER_PAPER = "applications/papers/appeal_letter.html"
TITLE = gettext_lazy("On the appeal against the decision")


@transaction.atomic
def give_appeal(
    appeal: Appeal, *, order: GoverningAct, members: Sequence[User], actor: User, at: datetime | None = None
) -> Appeal:
    """Give a received appeal to people named by an order, none of whom scored the application.

    Raises FieldError for too few, for a member of the commission that evaluated it, for a conflict of
    interest.
    """
    row = transitions.lock(appeal)
    transitions.require_possible(row, "give", actor=actor)
    if order.kind != ActKind.DIRECTOR_ORDER:
        raise FieldError("order", _("Choose an order of the director."))
    require_members(row.decision.application, members)
    for user in members:
        transitions.create(AppealMember(appeal=row, user=user), actor=actor, at=at)
    return transitions.perform(appeal, "give", actor=actor, at=at, order=order)


@transaction.atomic
def answer_appeal(
    appeal: Appeal,
    *,
    upheld: bool,
    reasons: str,
    considered_on: date,
    file: Incoming,
    actor: User,
    at: datetime | None = None,
) -> Appeal:
    """Enter what those who considered an appeal found, by their minutes; the applicant gets a letter.

    An appeal that is upheld reverses its decision in the same transaction; one whose decision was reversed
    meanwhile can only be upheld, and no later decision falls with it. Raises FieldError ("reasons",
    "considered_on", "file"), DomainError when the decision can no longer be reversed.
    """
    at = at or clock.now()
    application = transitions.lock(appeal.decision.application)
    row = transitions.lock(appeal)
    act = "uphold" if upheld else "refuse"
    transitions.require_possible(row, act, actor=actor)
    stands = row.decision.is_in_force
    if not stands and not upheld:
        raise WrongState(_("The decision was reversed meanwhile: the appeal against it can only be upheld."))
    words = clean_text(reasons)
    if not words:
        raise FieldError("reasons", _("Write the reasons of the answer: the applicant reads them."))
    if not clock.day_of(row.filed_at) <= considered_on <= clock.day_of(at):
        raise FieldError("considered_on", _("The day lies between the day of the appeal and today."))
    minutes = store_upload(file, purpose=MINUTES, actor=actor, at=at)
    letter = _issue_letter(row, upheld, words, considered_on, actor=actor, at=at)
    transitions.perform(
        appeal,
        act,
        actor=actor,
        at=at,
        reason=words,
        reasons=words,
        considered_on=considered_on,
        minutes=minutes,
        letter=letter,
    )
    template = "appeal_upheld" if upheld else "appeal_refused"
    transitions.note(application, template, target=application.state, actor=actor, at=at, reason=words)
    if upheld and stands:
        reason = _("The appeal was upheld: %(reasons)s") % {"reasons": words}
        reverse_decision(application, reason=reason, actor=actor, at=at)
    write_to_applicant(application, template, context={"appeal": appeal}, at=at)
    return appeal


def require_members(application: Application, members: Sequence[User]) -> None:
    """Refuse people who may not consider an appeal about this application. Raises FieldError."""
    least = centre("APPEAL_MEMBERS")
    if len(members) < least:
        raise FieldError("members", _("At least %(count)d people consider an appeal.") % {"count": least})
    scored = set(_evaluated(application).values_list("user", flat=True))
    in_conflict = {user for _application, user in conflicts_between([application], members)}
    for user, times in Counter(members).items():
        if times > 1:
            raise FieldError("members", _("This person is named twice: %(name)s.") % {"name": user.full_name})
        if not is_expert(user):
            raise FieldError(
                "members", _("This person is not an expert: %(name)s.") % {"name": user.full_name}
            )
        if user.pk in scored:
            words = _("Other people consider an appeal: %(name)s sat in the commission that evaluated it.")
            raise FieldError("members", words % {"name": user.full_name})
        if user.pk in in_conflict:
            words = _("This person has a conflict of interest about the application: %(name)s.")
            raise FieldError("members", words % {"name": user.full_name})


def possible_members(application: Application, experts: QuerySet[User]) -> QuerySet[User]:
    """Return those of the experts who did not sit in a commission that evaluated the application."""
    return experts.exclude(pk__in=_evaluated(application).values("user"))


def _evaluated(application: Application) -> QuerySet[CommissionMember]:
    seats = Q(commission=application.commission_id) | Q(score_sheets__application=application)
    return CommissionMember.objects.filter(seats)


def _issue_letter(
    appeal: Appeal, upheld: bool, words: str, on: date, *, actor: User, at: datetime
) -> IssuedPaper:
    application, day = appeal.decision.application, clock.day_of(at)
    return papers.issue(
        PaperKind.DECISION_LETTER,
        title=TITLE,
        template=LETTER_PAPER,
        context=_letter_content(appeal, upheld, words, on, signatory(actor, day)),
        subject=application,
        on=day,
        language=application.language,
        actor=actor,
        at=at,
    )


def _letter_content(
    appeal: Appeal, upheld: bool, words: str, on: date, signed_by: dict[str, str]
) -> dict[str, Any]:
    decision, order = appeal.decision, appeal.order
    return {
        "application": application_facts(decision.application),
        "representative": decision.application.representative,
        "decided_on": decision.decided_on,
        "decision_letter": decision.letter.number if decision.letter else "",
        "filed_on": clock.day_of(appeal.filed_at),
        "order": {"number": order.number, "dated_on": order.dated_on} if order else None,
        "considered_on": on,
        "upheld": upheld,
        "reasons": words,
        "signatory": signed_by,
    }
