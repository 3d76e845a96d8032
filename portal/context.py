"""What every page needs to draw its frame: languages, menu, places of work."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import get_language_from_path

from core.languages import LANGUAGE_NAMES
from portal.workspaces import Link, menu_of, places_of


@dataclass(frozen=True)
class Language:
    """One language name in the header, leading to this same page in it."""

    code: str
    name: str
    url: str


class Face:
    """Computed when a template asks, so that pages without a frame pay nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def languages(self) -> list[Language]:
        """The three languages with the address of this page in each."""
        return [Language(code, name, page_in(self._request, code)) for code, name in LANGUAGE_NAMES.items()]

    @cached_property
    def menu(self) -> list[Link]:
        """The menu over this page."""
        return menu_of(self._request)

    @cached_property
    def places(self) -> list[Link]:
        """Other places this person works in."""
        return places_of(self._request)


def page_in(request: HttpRequest, language: str) -> str:
    """The address of this page in another language; addresses differ only in their first part."""
    here = get_language_from_path(request.path_info)
    if here is None:
        return f"/{language}/"
    return f"/{language}{request.get_full_path()[len(here) + 1 :]}"


def face(request: HttpRequest) -> dict[str, Face]:
    """Give templates `face`."""
    return {"face": Face(request)}
