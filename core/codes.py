"""Short codes people can type: made with the portal's secret, the same each time, not to be guessed."""

from django.utils.crypto import salted_hmac


def short_code(salt: str, words: str) -> str:
    """Return twelve hexadecimal digits (48 bits) for some words, like `3F0A-91BC-77D2`."""
    digits = salted_hmac(salt, words, algorithm="sha256").hexdigest()[:12].upper()
    return f"{digits[:4]}-{digits[4:8]}-{digits[8:]}"
