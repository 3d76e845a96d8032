"""Who of the applicants can become a resident: a legal entity or an entrepreneur, no team (1.4)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from accounts.domain.parties import register_party
from accounts.models import Party, PartyKind
from applications.enums import ApplicantForm, ApplicationState
from applications.models import Application
from core.actors import Actor
from core.domain import transitions
from core.errors import DomainError, WrongState
from residents.domain.checks import require_words
from residents.models import Registration

KINDS = {
    ApplicantForm.LEGAL_ENTITY: PartyKind.ORGANISATION,
    ApplicantForm.INDIVIDUAL_ENTREPRENEUR: PartyKind.ENTREPRENEUR,
}


def party_of(application: Application, *, actor: Actor, at: datetime | None = None) -> Party:
    """The party a contract can be made with. A team has none until it has registered (1.4)."""
    if application.applicant_form == ApplicantForm.PROJECT_TEAM:
        registration = Registration.objects.filter(application=application).select_related("party").first()
        if registration is None:
            raise DomainError(
                _(
                    "A project team cannot be a resident (1.4). First it registers as a legal entity or "
                    "as an individual entrepreneur; then enter its registration here."
                )
            )
        return registration.party
    return register_party(
        kind=KINDS[ApplicantForm(application.applicant_form)],
        inn=application.inn,
        name=application.applicant_name,
        okpo=application.okpo,
        registration_number=application.registration_number,
        address=application.address,
        email=application.email,
        phone=application.phone,
        actor=actor,
        at=at,
    )


@transaction.atomic
def register_applicant(
    application: Application,
    *,
    kind: PartyKind,
    inn: str,
    name: str,
    registration_number: str = "",
    okpo: str = "",
    address: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> Registration:
    """Record that the team of an accepted application has become a legal entity or an entrepreneur (1.4)."""
    row = transitions.lock(application)
    scope.require(actor, "residents.prepare_contract", row)
    _require_unregistered_team(row)
    party = register_party(
        kind=kind,
        inn=inn,
        name=require_words("name", name, _("Write the name under which the team has registered.")),
        okpo=okpo,
        registration_number=registration_number,
        address=address or row.address,
        email=row.email,
        phone=row.phone,
        actor=actor,
        at=at,
    )
    return transitions.create(Registration(application=row, party=party), actor=actor, at=at)


def _require_unregistered_team(application: Application) -> None:
    if application.applicant_form != ApplicantForm.PROJECT_TEAM:
        raise DomainError(_("This applicant is not a project team: it is already registered."))
    if application.state != ApplicationState.ACCEPTED:
        raise WrongState(_("Registration is entered after the application is accepted."))
    if Registration.objects.filter(application=application).exists():
        raise DomainError(_("The registration of this team is already entered."))
