"""Views of lists: kept by one person, shown to colleagues where shared."""

import pytest

from accounts.models import User
from accounts.roles import Role
from core.domain.saved_views import filters_in, forget_view, keep_view, views_of
from core.errors import FieldError, NotAllowed
from tests.makers.people import make_user
from tests.makers.races import at_once

PAGE = "applications_application"


def test_an_address_gives_the_same_filters_in_any_order_and_without_what_passes() -> None:
    assert filters_in("q=нымдуулук&unit=incubator&p=3") == filters_in("unit=incubator&_popup=1&q=нымдуулук")
    assert filters_in("p=2") == ""


@pytest.mark.django_db
def test_a_view_is_seen_by_its_owner_and_when_shared_by_colleagues(clerk: User) -> None:
    colleague = make_user(Role.UNIT_STAFF)
    keep_view(page=PAGE, name="Меники", query="unit=incubator", is_shared=False, actor=clerk)
    shared = keep_view(page=PAGE, name="Жалпы", query="unit=technopark", is_shared=True, actor=clerk)
    keep_view(page="other_list", name="Башка", query="a=b", is_shared=True, actor=clerk)
    assert [view.name for view in views_of(clerk, PAGE)] == ["Жалпы", "Меники"]
    assert list(views_of(colleague, PAGE)) == [shared]
    with pytest.raises(NotAllowed):
        forget_view(shared, actor=colleague)
    forget_view(shared, actor=clerk)
    forget_view(shared, actor=clerk)
    assert not views_of(colleague, PAGE).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "query"), [(" ", "a=b"), ("Баары", ""), ("Баары", "p=2"), ("Көп", f"q={'а' * 900}")]
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(clerk: User, name: str, query: str) -> None:
    with pytest.raises(FieldError) as refused:
        keep_view(page=PAGE, name=name, query=query, is_shared=False, actor=clerk)
    assert refused.value.field == "name"


@pytest.mark.django_db(transaction=True)
def test_the_same_name_at_once_is_kept_once() -> None:
    clerk = make_user(Role.UNIT_STAFF)

    def keep() -> object:
        return keep_view(page=PAGE, name="Меники", query="a=b", is_shared=False, actor=clerk)

    got = at_once(keep, keep)
    assert sum(isinstance(one, FieldError) for one in got) == 1
    assert views_of(clerk, PAGE).count() == 1
