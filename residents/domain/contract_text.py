"""The words of a contract, made from its version of clauses and its facts in each language (1.2).

The Kyrgyz text is the original. The party is OshTU acting through the Centre, never the Centre as an entity.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.languages import LANGUAGE_NAMES
from residents.domain import placeholders
from residents.domain.university import university
from residents.enums import ReportTerm
from residents.enums_contract import SECTION_LEADS, SELDOM, ClauseSection
from residents.models import Clause, Contract, Grant

Section = dict[str, Any]


def compose(contract: Contract, grants: list[Grant] | None = None) -> dict[str, dict[str, Any]]:
    """Everything the contract says, by language: its sections and the two sides that sign.

    `grants` are the lines as they stand, when not given. Raises ValueError without a version of clauses.
    """
    if contract.template is None:
        raise ValueError(f"No version of clauses for {contract}")
    lines = grants_of(contract) if grants is None else grants
    granted = frozenset([*(line.kind for line in lines), *_seldom(contract)])
    clauses = [clause for clause in contract.template.ordered if clause.applies(contract.unit, granted)]
    texts = {}
    for language in LANGUAGE_NAMES:
        with override(language):
            values = placeholders.values_of(contract, lines)
            texts[language] = {"sections": _sections(clauses, language, values), "sides": sides_of(contract)}
    return texts


def grants_of(contract: Contract) -> list[Grant]:
    """The lines the contract itself grants; supplements have papers of their own."""
    if contract._state.adding:
        return []
    return list(contract.grants.filter(supplement=None).select_related("line__tariff"))


def _seldom(contract: Contract) -> list[str]:
    """What clauses wait for where words are asked for less often than figures (3.3.3)."""
    return [] if contract.report_months == ReportTerm.QUARTER else [SELDOM]


def title(language: str) -> str:
    """The name of the paper in `language`."""
    with override(language):
        return _("Contract on implementing an innovation project")


def sides_of(contract: Contract) -> list[dict[str, str]]:
    """The two sides that sign, with their details."""
    return [
        {
            "role": _("University"),
            **university(),
            "through": _("through the Innovation-Scientific-Technological Centre"),
            "post": contract.signatory_post,
            "signatory": contract.signatory_name,
        },
        {
            "role": _("Resident"),
            "name": contract.party.name,
            "inn": contract.party.inn,
            "address": contract.party.address,
            "through": "",
            "post": contract.counterpart_post,
            "signatory": contract.counterpart_name,
        },
    ]


def _sections(clauses: list[Clause], language: str, values: dict[str, str]) -> list[Section]:
    sections = []
    for section in ClauseSection:
        items = [
            placeholders.fill(getattr(clause, f"text_{language}"), values)
            for clause in clauses
            if clause.section == section
        ]
        if items:
            lead = str(SECTION_LEADS.get(section, ""))
            sections.append({"title": str(section.label), "lead": lead, "items": items})
    return sections
