"""How often a stranger may make the portal work: counted in the cache, by what is counted."""

from django.http import HttpRequest

from core.limits import device_of, within_limit

LETTERS_TO_ADDRESS = 5
LETTERS_BY_DEVICE = 30
DRAFTS_BY_DEVICE = 60
MESSAGES_BY_DEVICE = 30
CODES_BY_DEVICE = 60


def may_write_to(request: HttpRequest, address: str) -> bool:
    """Say whether one more letter to this address may be asked for from this device now."""
    by_device = within_limit("letters-by", device_of(request), most=LETTERS_BY_DEVICE)
    return within_limit("letters-to", address.strip().lower(), most=LETTERS_TO_ADDRESS) and by_device


def may_start_draft(request: HttpRequest) -> bool:
    """Say whether one more application may be begun from this device now."""
    return within_limit("drafts-by", device_of(request), most=DRAFTS_BY_DEVICE)


def may_send_message(request: HttpRequest) -> bool:
    """Say whether one more message may be sent from this device now."""
    return within_limit("messages-by", device_of(request), most=MESSAGES_BY_DEVICE)


def may_try_code(request: HttpRequest) -> bool:
    """Say whether one more code may be tried from this device now."""
    return within_limit("codes-by", device_of(request), most=CODES_BY_DEVICE)
