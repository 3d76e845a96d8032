"""What the room's admin screens share: records shown with a desk of lists and acts above them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise

from core.admin_shown import ShownAdmin

type Words = str | Promise


@dataclass(frozen=True)
class Shown:
    """One line of a list on the desk."""

    text: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Section:
    """A list on the desk, or the sentence that there is nothing in it yet."""

    title: Words
    rows: list[Shown]
    empty: Words = ""


@dataclass(frozen=True)
class Act:
    """A page of an act: its place under the record, the permission, the word on the button."""

    name: str
    permission: str
    label: Words
    view: str


class DeskAdmin(ShownAdmin):
    """A record with its lists and the acts on it; each act has a page of its own."""

    change_form_before_template = "admin/core/record_desk.html"
    acts: ClassVar[tuple[Act, ...]] = ()

    def get_urls(self) -> list[URLPattern]:
        """The pages of the acts before the record's own."""
        own = [
            path(
                f"<path:object_id>/{act.name}/",
                self.admin_site.admin_view(getattr(self, act.view)),
                name=f"partnerships_{self.opts.model_name}_{act.name}",
            )
            for act in self.acts
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The record with its desk above."""
        record = self.get_object(request, object_id)
        extra: dict[str, Any] = dict(extra_context or {})
        if record is not None:
            extra |= {"desk": self.desk(record), "desk_links": list(self.links(request, record))}
        return super().change_view(request, object_id, form_url, extra)

    def desk(self, record: Any) -> list[Section]:
        """The lists of a record."""
        return []

    def offers(self, act: Act, record: Any) -> bool:
        """Whether the act can be done on this record at all."""
        return True

    def links(self, request: HttpRequest, record: Any) -> Iterable[tuple[Words, str]]:
        """The acts this person may do on this record."""
        for act in self.acts:
            if request.user.has_perm(self.permission_of(act, record)) and self.offers(act, record):
                yield act.label, self.act_url(act.name, record)

    def permission_of(self, act: Act, record: Any) -> str:
        """The permission an act needs on this record."""
        return act.permission

    def subject(self, request: HttpRequest, object_id: str, name: str) -> Any:
        """The record of an act's page. Raises Http404 to those who may not do it."""
        record = self.get_object(request, object_id)
        act = next(act for act in self.acts if act.name == name)
        if record is None or not request.user.has_perm(self.permission_of(act, record)):
            raise Http404
        return record

    def act_url(self, name: str, record: Any) -> str:
        """The address of an act's page."""
        return reverse(f"admin:partnerships_{self.opts.model_name}_{name}", args=[record.pk])
