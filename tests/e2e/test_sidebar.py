"""The sidebar of staff work stands beside the page wherever there is room for both."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import enter_as
from tests.makers.residents import director

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "stands"), [(390, False), (1023, False), (1024, True), (1280, True)])
def test_the_sidebar_stands_from_1024_pixels_and_its_button_turns_it(open_page, width, stands):
    page = open_page(width=width)
    enter_as(page, director())
    page.goto("/admin/")
    bar = page.locator("#nav-sidebar")
    expect(bar).to_be_visible(visible=stands)
    page.click("[x-on\\:click='sidebarToggle()']:visible >> nth=-1")
    expect(bar).to_be_visible(visible=not stands)
    if stands:
        page.click("[x-on\\:click='sidebarToggle()']:visible >> nth=-1")
        expect(bar).to_be_visible()
