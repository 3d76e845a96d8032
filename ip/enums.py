"""What may be protected, and by which document (VI)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IPKind(TextChoices):
    """Kinds of protected objects, in the order Kyrgyzpatent lists them."""

    INVENTION = "invention", _("Invention")
    UTILITY_MODEL = "utility_model", _("Utility model")
    INDUSTRIAL_DESIGN = "industrial_design", _("Industrial design")
    TRADEMARK = "trademark", _("Trademark")
    SERVICE_MARK = "service_mark", _("Service mark")
    SOFTWARE = "software", _("Computer program")
    DATABASE = "database", _("Database")
    IC_TOPOLOGY = "ic_topology", _("Layout-design of an integrated circuit")
    SELECTION_ACHIEVEMENT = "selection_achievement", _("Selection achievement")
    KNOW_HOW = "know_how", _("Know-how (trade secret)")


#: 7.2: these count as "patents obtained"; a certificate for a program or a mark does not.
PATENT_KINDS = frozenset({IPKind.INVENTION, IPKind.UTILITY_MODEL, IPKind.INDUSTRIAL_DESIGN})

#: A secret is kept, not granted: no title of protection exists for it.
UNGRANTED_KINDS = frozenset({IPKind.KNOW_HOW})


class CreatorRole(TextChoices):
    """What a creator is to the Centre: the basis of ownership under 6.2."""

    STAFF = "staff", _("OshTU employee")
    STUDENT = "student", _("Student")
    RESIDENT = "resident", _("Resident")
    OTHER = "other", pgettext_lazy("creator", "Other")


class GrantKind(TextChoices):
    PATENT = "patent", _("Patent")
    CERTIFICATE = "certificate", _("Certificate")


def grant_kind(kind: str) -> GrantKind:
    """The document issued for an object of this kind."""
    return GrantKind.PATENT if kind in PATENT_KINDS else GrantKind.CERTIFICATE


class OwnershipState(TextChoices):
    """The way to settled rights: what was used is recorded, then the owner follows from 6.2."""

    UNEXAMINED = "unexamined", pgettext_lazy("ownership", "Not examined")
    EXAMINED = "examined", pgettext_lazy("ownership", "Examined, not settled")
    SETTLED = "settled", pgettext_lazy("ownership", "Settled")


OWNERSHIP_TONES = {
    OwnershipState.UNEXAMINED: "quiet",
    OwnershipState.EXAMINED: "wait",
    OwnershipState.SETTLED: "ok",
}


class OwnershipBasis(TextChoices):
    """The clause by which an object belongs to its owner."""

    STAFF = "6.2.1", _("6.2.1, made by employees of OshTU in the course of their duties")
    STUDENT = "6.2.2", _("6.2.2, made by students")
    RESIDENT = "6.2.3", _("6.2.3, made by the resident alone")
    JOINT = "6.2.4", _("6.2.4, made jointly")


#: what each clause says, for the desk and the author's page
CLAUSES = {
    OwnershipBasis.STAFF: _(
        "What employees of OshTU make in the course of their duties belongs to OshTU. "
        "The authors keep their authorship and the right to remuneration."
    ),
    OwnershipBasis.STUDENT: _(
        "What students make with significant resources of the university (equipment, funding, "
        "supervision by teachers) belongs to OshTU; the rights are shared by a separate contract."
    ),
    OwnershipBasis.RESIDENT: _(
        "What a resident makes without the background IP or significant resources of OshTU belongs "
        "to the resident."
    ),
    OwnershipBasis.JOINT: _(
        "For what is made jointly, the rights are shared by a separate written contract that states "
        "the creative contribution of each party."
    ),
}


class OwnerKind(TextChoices):
    """Who can own an object."""

    OSHTU = "oshtu", _("OshTU")
    RESIDENT = "resident", _("Resident")
    PERSON = "person", _("Author")


class Lack(TextChoices):
    """What keeps the rights from being settled."""

    CREATORS = "creators", _("Nobody is named as a creator yet.")
    DUTIES = "duties", _("It is not said whether the employee made it in the course of duties (6.2.1).")
    RESIDENCY = "residency", _("A creator is a resident, but the object names no resident.")
    CONTRACT = "contract", _("The separate contract is not recorded: its number, day and signed copy.")
