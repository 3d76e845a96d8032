"""The words of a supplement: what it changes in which contract, in each language; Kyrgyz is the original."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.formatting import format_date
from core.languages import LANGUAGE_NAMES
from residents.domain.contract_text import Section, sides_of
from residents.domain.grant_words import line_of
from residents.models import Grant, Supplement


def title(supplement: Supplement, language: str) -> str:
    """The name of the paper in `language`."""
    with override(language):
        words = _("Supplement %(place)d to the contract No. %(number)s")
        return words % {"place": supplement.place, "number": supplement.contract.number}


def compose(supplement: Supplement) -> dict[str, dict[str, Any]]:
    """Everything the supplement says, by language."""
    texts = {}
    added = list(supplement.added.select_related("line__tariff"))
    stopped = list(supplement.stopped.select_related("line__tariff"))
    for language in LANGUAGE_NAMES:
        with override(language):
            texts[language] = {
                "sections": [
                    {"title": _("The parties"), "lead": "", "items": _parties(supplement)},
                    {
                        "title": _("What changes"),
                        "lead": "",
                        "items": _changes(supplement, added, stopped, language),
                    },
                    _closing(supplement),
                ],
                "sides": sides_of(supplement.contract),
            }
    return texts


def _parties(supplement: Supplement) -> list[str]:
    contract = supplement.contract
    words = _(
        "The University, acting through the Innovation-Scientific-Technological Centre, and the Resident, "
        "%(resident)s, change their contract No. %(number)s of %(date)s by this supplement."
    )
    if contract.signed_on is None:
        raise ValueError(f"Not signed: {contract}")
    return [
        words
        % {
            "resident": contract.party.name,
            "number": contract.number,
            "date": format_date(contract.signed_on, "official"),
        }
    ]


def _changes(supplement: Supplement, added: list[Grant], stopped: list[Grant], language: str) -> list[str]:
    items = []
    if supplement.new_ends_on:
        words = _("The term is extended. The last day of the contract was %(old)s and is now %(new)s.")
        days = {
            "old": format_date(supplement.contract.ends_on, "official"),
            "new": format_date(supplement.new_ends_on, "official"),
        }
        items.append(words % days)
    items += [_("Is added: %(line)s.") % {"line": line_of(grant)} for grant in added]
    items += [_("Is no longer given: %(line)s.") % {"line": line_of(grant)} for grant in stopped]
    words = supplement.words_ky if language == "ky" else supplement.words_ru
    return [*items, *(line for line in words.splitlines() if line)]


def _closing(supplement: Supplement) -> Section:
    return {
        "title": _("Closing provisions"),
        "lead": "",
        "items": [
            _("The supplement is in force from %(date)s, and not before both parties have signed it.")
            % {"date": format_date(supplement.effective_on, "official")},
            _("All other terms of the contract stay as they are."),
            _("The supplement is a part of the contract, made in Kyrgyz in two copies of equal force."),
        ],
    }
