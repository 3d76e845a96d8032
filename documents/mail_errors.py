"""What a mail server's refusal means, in words a clerk understands."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NO_ANSWER = _("The mail server did not answer. The portal tries again by itself.")
UNKNOWN_READER = _("The mail server does not know this address. Ask the person for the right one.")
REFUSED = _("The mail server refused the letter. Tell the administrator.")
REASONS: Mapping[str, Promise] = {
    "ConnectionRefusedError": NO_ANSWER,
    "ConnectionResetError": NO_ANSWER,
    "SMTPConnectError": NO_ANSWER,
    "SMTPServerDisconnected": NO_ANSWER,
    "TimeoutError": NO_ANSWER,
    "gaierror": NO_ANSWER,
    "SMTPRecipientsRefused": UNKNOWN_READER,
    "SMTPDataError": REFUSED,
    "SMTPSenderRefused": REFUSED,
    "SMTPAuthenticationError": _(
        "The mail server did not accept the portal's name and password. Tell the administrator."
    ),
}
OTHER = _(
    "The letter could not be sent for a reason the portal does not know. Tell the administrator: %(code)s"
)


def reason_of(code: str) -> str:
    """The sentence for the kind of a failure; an unknown one names its code for the administrator."""
    return str(REASONS.get(code) or OTHER % {"code": code})
