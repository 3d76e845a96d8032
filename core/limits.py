"""How often a stranger may make the portal work: counted in the cache, by what is counted."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

HOUR = 3600


def within_limit(what: str, key: str, *, most: int, seconds: int = HOUR) -> bool:
    """Count one more and say whether it is still within the limit."""
    name = _name(what, key)
    cache.add(name, 0, seconds)
    try:
        return int(cache.incr(name)) <= most
    except ValueError:  # it ran out between the two lines
        return True


def is_spent(what: str, key: str, *, most: int) -> bool:
    """Say whether the limit is already used up, counting nothing."""
    return int(cache.get(_name(what, key), 0)) >= most


def device_of(request: HttpRequest) -> str:
    """Return the address a request comes from, as the log-in pages reckon it."""
    return str(get_adapter().get_client_ip(request))


def _name(what: str, key: str) -> str:
    return f"limit:{what}:{hashlib.sha256(key.encode()).hexdigest()[:40]}"
