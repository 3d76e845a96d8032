"""Every address the site answers to, by name, as Django's resolver knows them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@cache
def addresses() -> dict[str, URLPattern]:
    """Each address by its full name (`admin:ip_grant_add`), or by its route where it has none."""
    return dict(_walk(get_resolver(), namespace="", route=""))


def _walk(resolver: URLResolver, *, namespace: str, route: str) -> Iterator[tuple[str, URLPattern]]:
    for part in resolver.url_patterns:
        here = route + str(part.pattern)
        if isinstance(part, URLResolver):
            inner = ":".join(filter(None, (namespace, part.namespace)))
            yield from _walk(part, namespace=inner, route=here)
        else:
            yield ":".join(filter(None, (namespace, part.name))) if part.name else here, part


def arguments_of(name: str) -> list[str]:
    """The names of the parts of an address that vary."""
    found: Any = addresses()[name].pattern.regex.groupindex
    return list(found)
