"""A record's page with lists of what belongs to it above, and links to the pages of its acts."""

from functools import partial
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

type Row = dict[str, Any]
type Section = dict[str, Any]


class RecordDesk:
    """Mixed into an admin before it: `desk` gives lists, `desk_links` buttons, `pages` addresses."""

    change_form_before_template = "admin/core/record_desk.html"
    #: route, view of (admin, request, …), name without the room
    pages: ClassVar[tuple[tuple[str, Any, str], ...]] = ()

    def get_urls(self) -> list[URLPattern]:
        """The pages of the acts before the record's own."""
        screen: Any = self
        own = [
            path(
                route,
                screen.admin_site.admin_view(partial(view, self)),
                name=f"{screen.opts.app_label}_{name}",
            )
            for route, view, name in self.pages
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The record with its lists."""
        screen: Any = super()
        record = self.get_object(request, object_id)  # type: ignore[attr-defined]
        extra = dict(extra_context or {})
        if record is not None:
            extra |= {"desk": self.desk(request, record), "desk_links": self.desk_links(request, record)}
        page: HttpResponse = screen.change_view(request, object_id, form_url, extra)
        return page

    def desk(self, request: HttpRequest, record: Any) -> list[Section]:
        """The lists of a record: title, rows (text, note, url, links), what stands where there are none."""
        return []

    def desk_links(self, request: HttpRequest, record: Any) -> list[tuple[Any, str]]:
        """What this person may begin now: the words and the address."""
        return []
