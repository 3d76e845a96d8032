"""What in this room shows a conflict of interest by itself: each match looks at many rows at once (3.3.1)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.domain.same_names import mentions, names_organisation, names_user
from applications.models import Application, ExpertProfile, ScoreSheet, TeamMember
from core.conf import centre
from core.folding import fold

# An application and a user: their primary keys.
type Pair = tuple[int, int]
SUPERVISOR = ("илимий жетекчи", "научный руководитель", "научный консультант", "supervisor")


@dataclass(frozen=True, slots=True)
class Source:
    """A place where the portal itself sees conflicts of interest: what they are, and between whom."""

    label: str | Promise
    finds: Callable[[Sequence[Application], Sequence[User]], Iterable[Pair]]


def representatives(applications: Sequence[Application], users: Sequence[User]) -> Iterator[Pair]:
    """Find experts whose address or name is that of the applicant's representative."""
    for user in users:
        known = _addresses(user)
        for application in applications:
            if application.email.strip().casefold() in known or names_user(application.representative, user):
                yield application.pk, user.pk


def owners(applications: Sequence[Application], users: Sequence[User]) -> Iterator[Pair]:
    """Find experts whose own name is the applicant's: entrepreneurs, and firms named after a person."""
    for user in users:
        for application in applications:
            if names_user(application.applicant_name, user):
                yield application.pk, user.pk


def team_members(applications: Sequence[Application], users: Sequence[User]) -> Iterator[Pair]:
    """Find experts whom the application names in its team."""
    for row in _team(applications):
        if not _is_supervisor(row):
            yield from ((row.application_id, user.pk) for user in users if names_user(row.name, user))


def supervisors(applications: Sequence[Application], users: Sequence[User]) -> Iterator[Pair]:
    """Find experts whom the application names as the supervisor of the project."""
    for row in _team(applications):
        if _is_supervisor(row):
            yield from ((row.application_id, user.pk) for user in users if names_user(row.name, user))


def employers(applications: Sequence[Application], users: Sequence[User]) -> Iterator[Pair]:
    """Find experts who work for the applicant."""
    for user_id, profile in _profiles(users).items():
        for application in applications:
            if names_organisation(application.applicant_name, profile.organisation):
                yield application.pk, user_id


def departments(applications: Sequence[Application], users: Sequence[User]) -> Iterator[Pair]:
    """Find experts of the department that somebody of the team names as their own."""
    profiles = {pk: row for pk, row in _profiles(users).items() if row.department}
    if profiles:
        for row in _team(applications):
            words = f"{row.role} {row.experience}"
            yield from (
                (row.application_id, pk) for pk, one in profiles.items() if mentions(words, one.department)
            )


def earlier_scores(applications: Sequence[Application], users: Sequence[User]) -> Iterator[Pair]:
    """Find experts who scored an earlier application of the same ИНН or address, if that counts."""
    if not centre("EARLIER_SCORES_ARE_CONFLICT"):
        return
    same = Q(application__email__in={one.email for one in applications if one.email})
    same |= Q(application__inn__in={one.inn for one in applications if one.inn})
    sheets = ScoreSheet.objects.submitted().filter(same, member__user__in=users)
    for sheet in sheets.select_related("application", "member"):
        for application in applications:
            if _is_earlier(sheet.application, application):
                yield application.pk, sheet.member.user_id


OWN_SOURCES: Mapping[str, Source] = {
    "representative": Source(_("The expert is the applicant's representative."), representatives),
    "owner": Source(_("The expert has the applicant's name."), owners),
    "supervisor": Source(_("The expert is named as the project's supervisor."), supervisors),
    "team": Source(_("The expert is named in the project's team."), team_members),
    "employer": Source(_("The expert works for the applicant."), employers),
    "department": Source(_("The expert is of the same department as the team."), departments),
    "earlier_score": Source(_("The expert scored an earlier application of this applicant."), earlier_scores),
}


def _addresses(user: User) -> set[str]:
    known = user.emailaddress_set.all()  # type: ignore[attr-defined]  # of allauth, prefetched
    return {email.strip().casefold() for email in (user.email, *(address.email for address in known))}


def _team(applications: Sequence[Application]) -> Iterator[TeamMember]:
    return TeamMember.objects.filter(application__in=applications).order_by("pk").iterator(chunk_size=1000)


def _is_supervisor(row: TeamMember) -> bool:
    role = fold(row.role)
    return any(word in role for word in SUPERVISOR)


def _profiles(users: Sequence[User]) -> dict[int, ExpertProfile]:
    return {row.user_id: row for row in ExpertProfile.objects.filter(user__in=users)}


def _is_earlier(first: Application, second: Application) -> bool:
    if first.pk == second.pk or first.submitted_at is None or second.submitted_at is None:
        return False
    same = first.email == second.email or (first.inn and first.inn == second.inn)
    return bool(same) and first.submitted_at < second.submitted_at
