"""Teams and their heads by gender, as the applicants said it; what is not said is never guessed (3.3.1)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from applications.domain.figure_rates import Rate
from applications.enums import ACCEPTING
from applications.enums_people import NOT_SAID, Gender, TeamKind
from applications.models import Application, TeamMember

# The form asks for the head first.
HEAD = 1


@dataclass(frozen=True)
class Members:
    """People in the teams by gender: all of them, and those of accepted applications."""

    all: Mapping[str, int]
    accepted: Mapping[str, int]

    @property
    def women(self) -> Rate:
        """Return women among the members who said their gender."""
        return _share(self.all)

    @property
    def women_accepted(self) -> Rate:
        """Return women among the members of accepted teams who said their gender."""
        return _share(self.accepted)


def team_kind() -> Case:
    """Return the kind of a team: one without members, or with an answer missing and no woman, is not said."""
    people = TeamMember.objects.filter(application=OuterRef("pk"))
    return Case(
        When(Exists(people.filter(gender=Gender.WOMAN)), then=Value(TeamKind.WITH_WOMAN.value)),
        When(Exists(people) & ~Exists(people.filter(gender=NOT_SAID)), then=Value(TeamKind.MEN_ONLY.value)),
        default=Value(TeamKind.UNSAID.value),
        output_field=CharField(),
    )


def head_gender() -> Coalesce:
    """Return the gender of the head: the first of the team."""
    head = TeamMember.objects.filter(application=OuterRef("pk"), position=HEAD)
    return Coalesce(Subquery(head.values("gender")[:1]), Value(NOT_SAID), output_field=CharField())


def members_of(applications: QuerySet[Application]) -> Members:
    """Count the people of these teams: one query."""
    people = TeamMember.objects.filter(application__in=applications.order_by().values("pk"))
    chosen = Count("pk", filter=Q(application__decision__outcome__in=ACCEPTING))
    rows = people.order_by().values("gender").annotate(everybody=Count("pk"), chosen=chosen)
    found = {row["gender"]: row for row in rows}
    genders = (*Gender.values, NOT_SAID)
    return Members(
        {gender: found[gender]["everybody"] if gender in found else 0 for gender in genders},
        {gender: found[gender]["chosen"] if gender in found else 0 for gender in genders},
    )


def _share(people: Mapping[str, int]) -> Rate:
    return Rate(people[Gender.WOMAN], people[Gender.WOMAN] + people[Gender.MAN])
