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
