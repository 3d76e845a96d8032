"""What earlier contracts tell of an expert's conflict of interest (3.3.1): one look at many at once."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.domain.conflict_matches import Pair, Source
from applications.domain.same_names import names_user
from applications.models import Application
from residents.models import Contract, Representative


def represents_resident(applications: Sequence[Application], users: Sequence[User]) -> Iterator[Pair]:
    """Find experts who act for the resident that the applicant is or was, known by its ИНН."""
    by_inn = _by_inn(applications)
    rows = Representative.objects.filter(party__inn__in=by_inn, user__in=users)
    for inn, user in rows.values_list("party__inn", "user"):
        yield from ((application, user) for application in by_inn[inn])


def signed_contract(applications: Sequence[Application], users: Sequence[User]) -> Iterator[Pair]:
    """Find experts named as the one who signs for the applicant in an earlier contract."""
    by_inn = _by_inn(applications)
    rows = Contract.objects.live().filter(party__inn__in=by_inn)
    for inn, name in rows.values_list("party__inn", "counterpart_name"):
        for user in users:
            if names_user(name, user):
                yield from ((application, user.pk) for application in by_inn[inn])


SOURCES = {
    "resident": Source(_("The expert represents the applicant as a resident."), represents_resident),
    "contract": Source(_("The expert signed an earlier contract for the applicant."), signed_contract),
}


def _by_inn(applications: Sequence[Application]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for application in applications:
        if application.inn:
            found.setdefault(application.inn, []).append(application.pk)
    return found
