"""Every address the site answers to, by name, as Django's resolver knows them."""

import re
from collections.abc import Iterator
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver

# Django keeps each record's address of long ago, which only sends on to the one with /change/.
LEGACY = re.compile(r"admin/\w+/\w+/<path:object_id>/")


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
