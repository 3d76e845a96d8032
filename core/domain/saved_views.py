"""Views of lists: kept under a name, seen by their owner and, where shared, by colleagues."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from core.domain.clashes import clash_of
from core.errors import FieldError, NotAllowed
from core.models import SavedView
from core.texts import clean_line

# What an address carries that is no filter: the page of the list, the way back, a window of its own.
PASSING = frozenset({"p", "_changelist_filters", "_popup", "_to_field", "e"})
LONGEST_NAME, LONGEST_QUERY = 60, 1000


def views_of(user: Any, page: str) -> QuerySet[SavedView]:
    """Return the views of a list that this person sees: the own ones and those shared, by name."""
    return SavedView.objects.filter(Q(owner=user) | Q(is_shared=True), page=page)


def filters_in(query: str) -> str:
    """Return the filters of an address: sorted, without what passes; the same view gives the same words."""
    return urlencode(sorted((name, value) for name, value in parse_qsl(query) if name not in PASSING))


@transaction.atomic
def keep_view(*, page: str, name: str, query: str, is_shared: bool, actor: Any) -> SavedView:
    """Keep a view. Raises FieldError for no name, no filters, too many of them or a name taken already."""
    name, filters = clean_line(name)[:LONGEST_NAME], filters_in(query)
    if not name:
        raise FieldError("name", _("Give the view a name."))
    if not filters:
        raise FieldError("name", _("Choose a filter or search first: this is the whole list."))
    if len(filters) > LONGEST_QUERY:
        raise FieldError("name", _("There are too many filters to keep. Take some away."))
    view = SavedView(owner=actor, page=page, name=name, query=filters, is_shared=is_shared)
    try:
        with transaction.atomic():
            view.save(force_insert=True)
    except IntegrityError as error:
        raise FieldError("name", str(clash_of(view, error) or error)) from error
    return view


@transaction.atomic
def forget_view(view: SavedView, *, actor: Any) -> None:
    """Take a view away; only its owner may. Nothing happens twice."""
    if view.owner_id != actor.pk:
        raise NotAllowed(_("Only the person who kept this view takes it away."))
    SavedView.objects.filter(pk=view.pk).delete()
