"""The places of a clause that are filled for each contract: a closed list, and no language of its own.

A clause is text that people write, so nothing in it is executed or looked up: `{name}` is replaced when
the name is in the list, once, and what is put in is never read again for places.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.conf import centre
from core.enums import InnovationType
from core.errors import FieldError
from core.formatting import format_date
from residents.domain import grant_words
from residents.domain.checks import decision_day
from residents.domain.university import university
from residents.models import Contract, Grant

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PLACE = re.compile(r"\{([a-z_]+)\}")
Value = Callable[[Contract, list[Grant]], object]

# The name of the place, what it says to people, and how it is read of a contract and its grants.
PLACES: dict[str, tuple["StrOrPromise", Value]] = {
    "university": (gettext_lazy("name of OshTU"), lambda contract, grants: university()["name"]),
    "signatory_post": (
        gettext_lazy("post of the signatory"),
        lambda contract, grants: contract.signatory_post,
    ),
    "signatory": (gettext_lazy("who signs for OshTU"), lambda contract, grants: contract.signatory_name),
    "authority": (
        gettext_lazy("kind of the signatory's authority"),
        lambda contract, grants: contract.get_authority_kind_display().lower(),
    ),
    "authority_number": (
        gettext_lazy("number of the authority"),
        lambda contract, grants: contract.authority_number,
    ),
    "authority_date": (
        gettext_lazy("date of the authority"),
        lambda contract, grants: format_date(contract.authority_date, "official"),
    ),
    "resident": (gettext_lazy("name of the resident"), lambda contract, grants: contract.party.name),
    "resident_kind": (
        gettext_lazy("legal entity or individual entrepreneur"),
        lambda contract, grants: contract.party.get_kind_display().lower(),
    ),
    "inn": (gettext_lazy("INN of the resident"), lambda contract, grants: contract.party.inn),
    "counterpart": (
        gettext_lazy("who signs for the resident, with the post and the authority"),
        lambda contract, grants: _who(contract),
    ),
    "project": (gettext_lazy("name of the project"), lambda contract, grants: contract.project_title),
    "direction": (gettext_lazy("direction"), lambda contract, grants: contract.get_direction_display()),
    "innovation_types": (gettext_lazy("types of innovation"), lambda contract, grants: _types(contract)),
    "unit": (gettext_lazy("unit"), lambda contract, grants: contract.get_unit_display()),
    "application_number": (
        gettext_lazy("number of the application"),
        lambda contract, grants: contract.application.number,
    ),
    "decision_date": (
        gettext_lazy("day of the final decision"),
        lambda contract, grants: format_date(decision_day(contract.application), "official"),
    ),
    "jobs_full": (
        gettext_lazy("full-time jobs at admission"),
        lambda contract, grants: contract.baseline_jobs_full,
    ),
    "jobs_part": (
        gettext_lazy("part-time jobs at admission"),
        lambda contract, grants: contract.baseline_jobs_part,
    ),
    "account_months": (
        gettext_lazy("months between two accounts in words"),
        lambda contract, grants: contract.report_months,
    ),
    "report_days": (
        gettext_lazy("days in which a report is due"),
        lambda contract, grants: centre("REPORT_DUE_DAYS"),
    ),
    "first_day": (
        gettext_lazy("first day of the contract"),
        lambda contract, grants: format_date(contract.starts_on, "official"),
    ),
    "last_day": (
        gettext_lazy("last day of the contract"),
        lambda contract, grants: format_date(contract.ends_on, "official"),
    ),
    "rooms": (gettext_lazy("rooms that are granted"), lambda contract, grants: grant_words.rooms(grants)),
    "equipment": (
        gettext_lazy("hours of equipment that are granted"),
        lambda contract, grants: grant_words.equipment(grants),
    ),
    "services": (
        gettext_lazy("services that are granted"),
        lambda contract, grants: grant_words.services(grants),
    ),
    "fees": (gettext_lazy("fees by the tariff"), lambda contract, grants: grant_words.fees(grants)),
    "tariff": (
        gettext_lazy("version of the tariff"),
        lambda contract, grants: grant_words.tariff_version(grants),
    ),
}


def values_of(contract: Contract, grants: Iterable[Grant]) -> dict[str, str]:
    """What stands in each place for this contract, in the language of the moment."""
    lines = list(grants)
    return {name: str(read(contract, lines)) for name, (_label, read) in PLACES.items()}


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled. Raises KeyError for a place that is not in the list."""
    return PLACE.sub(lambda match: values[match[1]], text)


def check(field: str, text: str) -> str:
    """The text, when every place in it is known. Raises FieldError that names the wrong one."""
    for name in PLACE.findall(text):
        if name not in PLACES:
            words = _("There is no place {%(name)s}. Choose one from the list of places.")
            raise FieldError(field, words % {"name": name})
    if "{" in (rest := PLACE.sub("", text)) or "}" in rest:
        raise FieldError(
            field, _("A curly bracket stands only around the name of a place, for example {resident}.")
        )
    return text


def _who(contract: Contract) -> str:
    who = ", ".join(part for part in (contract.counterpart_post, contract.counterpart_name) if part)
    return f"{who} ({contract.counterpart_authority})" if contract.counterpart_authority else who


def _types(contract: Contract) -> str:
    labels = dict(InnovationType.choices)
    return ", ".join(str(labels.get(code, code)).lower() for code in contract.innovation_types)
