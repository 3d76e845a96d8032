"""The ballot box: who has voted and what was voted, kept so that nothing leads from one to the other (3.3.1).

Each new ballot shakes the box: all ballots of the item are written anew, under new random keys and in
their order. So neither keys, nor the place of a row in its table, nor the transaction that wrote it tell
whose a ballot is. Neither table has times or a history, and no act of voting is logged.
"""

from applications.enums_session import Choice
from applications.models import AgendaItem, Ballot, CommissionMember, SecretVoter, Vote


def put_in(item: AgendaItem, member: CommissionMember, choice: str) -> None:
    """Note that the member has voted, and shake the ballot in. Needs the caller's lock on the session."""
    SecretVoter.objects.create(item=item, member=member)
    inside = Ballot.objects.filter(item=item)
    ballots = [Ballot(item=item, choice=one) for one in (*inside.values_list("choice", flat=True), choice)]
    inside.delete()
    Ballot.objects.bulk_create(sorted(ballots, key=lambda ballot: ballot.pk))


def voted_on(item: AgendaItem) -> frozenset[int]:
    """Return the ids of the members who have voted, openly or secretly."""
    rows = SecretVoter if item.is_secret else Vote
    return frozenset(rows.objects.filter(item=item).values_list("member", flat=True))


def choices_on(item: AgendaItem) -> list[str]:
    """Return all that was voted; in a secret vote nobody's."""
    rows = Ballot if item.is_secret else Vote
    return list(rows.objects.filter(item=item).values_list("choice", flat=True))


def open_choices(item: AgendaItem) -> dict[int, Choice]:
    """Return who said what in an open vote; nothing of a secret one."""
    if item.is_secret:
        return {}
    return {vote.member_id: Choice(vote.choice) for vote in Vote.objects.filter(item=item)}
