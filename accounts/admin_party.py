"""A party's page in the admin: founders and contacts above, and the acts that change them (1.4)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from accounts.admin_forms_party import ContactForm, DetailsForm, FounderForm, LeftForm
from accounts.domain import party_details
from accounts.domain.party_details import CHANGE
from accounts.models import Contact, Founder, Party, PartyKind
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, require
from core.admin_record import RecordDesk, Row, Section
from core.formatting import format_date, format_percent


def details(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Write the codes and addresses anew."""
    party = _party(request, pk)
    first = {name: getattr(party, name) for name in DetailsForm.base_fields}
    form = DetailsForm(*bound(request), record=party, user=request.user, initial=first)
    return _ask(admin, request, form, party_details.change_details, party, _("Change the details"))


def founder(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Name a founder."""
    party = _party(request, pk)
    form = FounderForm(*bound(request), record=party, user=request.user)
    return _ask(admin, request, form, party_details.add_founder, party, _("Add a founder"))


def contact(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Name a contact."""
    party = _party(request, pk)
    form = ContactForm(*bound(request), record=party, user=request.user)
    return _ask(admin, request, form, party_details.add_contact, party, _("Add a contact"))


def founder_end(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a founder has left."""
    require(request, CHANGE)
    row = get_object_or_404(Founder, pk=pk, left_on=None)
    form = LeftForm(*bound(request), record=row, user=request.user)
    return _ask(admin, request, form, party_details.end_founder, row, _("The founder has left"))


def contact_end(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Note that somebody is no longer the contact."""
    require(request, CHANGE)
    row = get_object_or_404(Contact, pk=pk, left_on=None)
    form = LeftForm(*bound(request), record=row, user=request.user)
    return _ask(admin, request, form, party_details.end_contact, row, _("No longer the contact"))


class PartyDesk(RecordDesk):
    """Mixed into the admin of parties."""

    pages = (
        ("<int:pk>/details/", details, "party_details"),
        ("<int:pk>/founder/", founder, "party_founder"),
        ("<int:pk>/contact/", contact, "party_contact"),
        ("founder/<int:pk>/end/", founder_end, "founder_end"),
        ("contact/<int:pk>/end/", contact_end, "contact_end"),
    )

    def desk(self, request: HttpRequest, record: Party) -> list[Section]:
        """Founders with their shares, contacts."""
        may = request.user.has_perm(CHANGE)
        founders = [
            _row(one, format_percent(one.share, 2), "founder_end", _("The founder has left"), may)
            for one in record.founders.all()
        ]
        contacts = [
            _row(one, " · ".join(filter(None, (one.post, one.phone, one.email))), "contact_end",
                 _("No longer the contact"), may)
            for one in record.contacts.all()
        ]  # fmt: skip
        sections = [{"title": _("Contacts"), "rows": contacts, "empty": _("No contacts are named yet.")}]
        if record.kind == PartyKind.ORGANISATION:
            first = {"title": _("Founders"), "rows": founders, "empty": _("No founders are named yet.")}
            sections.insert(0, first)
        return sections

    def desk_links(self, request: HttpRequest, record: Party) -> list[tuple[Any, str]]:
        """What may be changed."""
        if not request.user.has_perm(CHANGE):
            return []
        links = [(_("Change the details"), _url("party_details", record))]
        if record.kind == PartyKind.ORGANISATION:
            links.append((_("Add a founder"), _url("party_founder", record)))
        return [*links, (_("Add a contact"), _url("party_contact", record))]


def _party(request: HttpRequest, pk: int) -> Party:
    require(request, CHANGE)
    return get_object_or_404(Party, pk=pk)


def _ask(
    admin: ModelAdmin,
    request: HttpRequest,
    form: TransitionForm,
    act: Callable[..., Any],
    row: Party | Founder | Contact,
    title: str,
) -> HttpResponse:
    home = row if isinstance(row, Party) else row.party
    run = lambda: act(row, **form.cleaned_data, actor=request.user)  # noqa: E731
    return ask(admin, request, form, run, title=title, subject=home, goes_to=home)


def _row(one: Founder | Contact, note: str, page: str, words: str, may: bool) -> Row:
    if one.left_on is not None:
        until = _("until %(date)s") % {"date": format_date(one.left_on, "short")}
        return {"text": one.name, "note": f"{note} · {until}"}
    return {"text": one.name, "note": note, "links": [(words, _url(page, one))] if may else []}


def _url(name: str, record: Any) -> str:
    return reverse(f"admin:accounts_{name}", args=[record.pk])
