"""The words of a contract, made from its facts in each language; the Kyrgyz text is the original.

The party is OshTU acting through the Centre, never the Centre as an entity (1.2). Rights, duties and
grounds are those of 3.3.2, 3.3.3 and 3.3.4.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.conf import centre
from core.enums import InnovationType
from core.formatting import format_date
from core.languages import LANGUAGE_NAMES, current_language
from residents.domain.checks import decision_day
from residents.enums import ReportTerm
from residents.models import Contract

Section = dict[str, Any]


def compose(contract: Contract) -> dict[str, dict[str, Any]]:
    """Everything the contract says, by language: its sections and the two sides that sign."""
    texts = {}
    for language in LANGUAGE_NAMES:
        with override(language):
            texts[language] = {"sections": _sections(contract), "sides": _sides(contract)}
    return texts


def title(language: str) -> str:
    """The name of the paper in `language`."""
    with override(language):
        return _("Contract on implementing an innovation project")


def university() -> dict[str, str]:
    """OshTU's own details, in the language on the screen."""
    return {
        "name": _("Osh Technological University named after M.M. Adyshev"),
        "inn": str(centre("PARTY_INN")),
        "address": str(centre("PARTY_ADDRESS")[current_language()]),
    }


def _sections(contract: Contract) -> list[Section]:
    parts = (_parties, _subject, _rights, _duties, _our_duties, _property, _term, _termination, _closing)
    leads = {
        _rights: _("The Resident has the right:"),
        _duties: _("The Resident undertakes:"),
        _our_duties: _("The University undertakes:"),
    }
    sections = []
    for part in parts:
        title, items = part(contract)
        sections.append({"title": title, "lead": leads.get(part, ""), "items": items})
    return sections


def _parties(contract: Contract) -> tuple[str, list[str]]:
    party = contract.party
    return _("The parties"), [
        _(
            "%(university)s (hereinafter “the University”) acts through its structural unit, the "
            "Innovation-Scientific-Technological Centre (hereinafter “the Centre”). The Centre is not "
            "a legal entity: the party to this contract is the University (Regulation, 1.2)."
        )
        % {"university": university()["name"]},
        _("For the University signs: %(post)s, %(name)s. Authority: %(kind)s No. %(number)s, dated %(date)s.")
        % {
            "post": contract.signatory_post,
            "name": contract.signatory_name,
            "kind": contract.get_authority_kind_display().lower(),
            "number": contract.authority_number,
            "date": format_date(contract.authority_date, "official"),
        },
        _("%(party)s, %(kind)s, INN %(inn)s (hereinafter “the Resident”).")
        % {"party": party.name, "kind": party.get_kind_display().lower(), "inn": party.inn},
        _("For the Resident signs: %(who)s.") % {"who": _who(contract)},
    ]


def _subject(contract: Contract) -> tuple[str, list[str]]:
    labels = dict(InnovationType.choices)
    types = [str(labels.get(code, code)).lower() for code in contract.innovation_types]
    application = contract.application
    return _("Subject of the contract"), [
        _(
            "On the territory of the Centre the Resident implements the innovation project “%(title)s”, and "
            "the University gives the Resident the infrastructure and the services of the Centre for it."
        )
        % {"title": contract.project_title},
        _("Direction: %(direction)s. Type of innovation: %(types)s.")
        % {"direction": contract.get_direction_display(), "types": ", ".join(types)},
        _("Unit that receives the Resident: %(unit)s (Regulation, 3.2).")
        % {"unit": contract.get_unit_display()},
        _("Ground: application No. %(number)s and the final decision of %(date)s (Regulation, 3.3.1).")
        % {
            "number": application.number,
            "date": format_date(decision_day(application), "official"),
        },
        _(
            "Jobs of the Resident on the day of the contract: full-time – %(full)d, part-time – %(part)d. "
            "Created jobs are counted from these figures."
        )
        % {"full": contract.baseline_jobs_full, "part": contract.baseline_jobs_part},
    ]


def _rights(contract: Contract) -> tuple[str, list[str]]:
    return _("Rights of the Resident (Regulation, 3.3.2)"), [
        _("To use the infrastructure and the equipment of the Centre by this contract."),
        _("To receive advisory and information services."),
        _("To take part in the events the Centre organises."),
        _("To use the name of the Centre in its own marketing materials while this contract is in force."),
    ]


def _duties(contract: Contract) -> tuple[str, list[str]]:
    return _("Duties of the Resident (Regulation, 3.3.3)"), [
        _("To work by the approved innovation project."),
        _("To keep the internal rules of the Centre and of the University."),
        _(
            "To report on work done every quarter: jobs, revenue, investment received, what was done. "
            "Term: %(days)d days after the end of the quarter."
        )
        % {"days": centre("REPORT_DUE_DAYS")},
        *_seldom(contract),
        _("To pay in time for the services that this contract provides for."),
        _("To respect the rights to intellectual property."),
    ]


def _seldom(contract: Contract) -> list[str]:
    """Where words are asked for less often than figures (3.3.3)."""
    if contract.report_months == ReportTerm.QUARTER:
        return []
    return [
        _(
            "In words the Resident tells what was done once in %(months)d months, with the figures of the "
            "last quarter of that term."
        )
        % {"months": contract.report_months}
    ]


def _our_duties(contract: Contract) -> tuple[str, list[str]]:
    return _("Duties of the University"), [
        _(
            "Through the Centre, to give premises, equipment and services in the volume the parties agree "
            "in writing."
        ),
        _("To tell the Resident in good time about services and events of the Centre."),
        _("Not to disclose the Resident's trade secrets, and to protect personal data by law."),
    ]


def _property(contract: Contract) -> tuple[str, list[str]]:
    return _("Intellectual property (Regulation, 6.2)"), [
        _(
            "An object the Resident creates without objects that the University already had and without its "
            "significant resources belongs to the Resident (6.2.3)."
        ),
        _(
            "Rights to an object created jointly are shared by a separate written agreement that states the "
            "creative contribution of each party (6.2.4)."
        ),
    ]


def _term(contract: Contract) -> tuple[str, list[str]]:
    return _("Term of the contract"), [
        _("First day: %(start)s. Last day: %(end)s.")
        % {
            "start": format_date(contract.starts_on, "official"),
            "end": format_date(contract.ends_on, "official"),
        },
        _(
            "Resident status begins when both parties have signed, and not before the first day of the "
            "contract."
        ),
        _(
            "The end of the term ends the status; it is not a termination under clause 3.3.4 of the "
            "Regulation."
        ),
    ]


def _termination(contract: Contract) -> tuple[str, list[str]]:
    return _("Termination of resident status (Regulation, 3.3.4)"), [
        _(
            "Resident status may be terminated before the end of the term in these cases only: breach of the "
            "terms of this contract; refusal to implement the project; the Resident's own wish; liquidation "
            "of the Resident's legal entity."
        ),
        _("The decision names the ground, the day and the document. The Resident is informed in writing."),
    ]


def _closing(contract: Contract) -> tuple[str, list[str]]:
    return _("Closing provisions"), [
        _("Disagreements are settled by negotiation, and otherwise by the law of the Kyrgyz Republic."),
        _("Changes and additions are in force when they are in writing and signed by both parties."),
        _("The contract is made in Kyrgyz, in two copies of equal force, one for each party."),
    ]


def _sides(contract: Contract) -> list[dict[str, str]]:
    ours = university()
    return [
        {
            "role": _("University"),
            **ours,
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


def _who(contract: Contract) -> str:
    return ", ".join(part for part in (contract.counterpart_post, contract.counterpart_name) if part)
