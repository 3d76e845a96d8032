"""Who mentors a project does not judge it (3.2.1, 3.3.1): one look at many at once."""

from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.domain.conflict_matches import Pair, Source
from applications.models import Application
from units.incubator.models import MentoringSession


def mentors(applications: Sequence[Application], users: Sequence[User]) -> Iterator[Pair]:
    """Find experts who mentor the project, or the resident with the applicant's ИНН."""
    inns = {application.inn for application in applications if application.inn}
    sessions = MentoringSession.objects.filter(mentor__user__in=users).filter(
        Q(application__in=applications) | Q(residency__party__inn__in=inns)
    )
    for user, of_application, inn in sessions.values_list(
        "mentor__user", "application", "residency__party__inn"
    ).distinct():
        for application in applications:
            if application.pk == of_application or (inn and application.inn == inn):
                yield application.pk, user


SOURCES = {"mentor": Source(_("The expert mentors this project."), mentors)}
