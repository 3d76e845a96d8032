"""How often a stranger may make the portal work: counted in the cache, by what is counted."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

HOUR = 3600
LETTERS_TO_ADDRESS = 5
LETTERS_BY_DEVICE = 30
DRAFTS_BY_DEVICE = 60


def may_write_to(request: HttpRequest, address: str) -> bool:
    """Say whether one more letter to this address may be asked for from this device now."""
    by_device = within_limit("letters-by", device_of(request), most=LETTERS_BY_DEVICE)
    return within_limit("letters-to", address.strip().lower(), most=LETTERS_TO_ADDRESS) and by_device


def may_start_draft(request: HttpRequest) -> bool:
    """Say whether one more application may be begun from this device now."""
    return within_limit("drafts-by", device_of(request), most=DRAFTS_BY_DEVICE)


def within_limit(what: str, key: str, *, most: int, seconds: int = HOUR) -> bool:
    """Count one more and say whether it is still within the limit."""
    name = f"limit:{what}:{hashlib.sha256(key.encode()).hexdigest()[:40]}"
    cache.add(name, 0, seconds)
    try:
        return int(cache.incr(name)) <= most
    except ValueError:  # it ran out between the two lines
        return True


def device_of(request: HttpRequest) -> str:
    """Return the address a request comes from, as the log-in pages reckon it."""
    return str(get_adapter().get_client_ip(request))
