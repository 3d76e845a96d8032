"""OshTU as the party of contracts: the Centre is not a legal entity (1.2)."""

from django.utils.translation import gettext as _

from core.conf import centre
from core.languages import current_language


def university() -> dict[str, str]:
    """OshTU's own details, in the language on the screen."""
    return {
        "name": _("Osh Technological University named after M.M. Adyshev"),
        "inn": str(centre("PARTY_INN")),
        "address": str(centre("PARTY_ADDRESS")[current_language()]),
    }
