"""The sidebar of staff work stands beside the page wherever there is room for both."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests.makers.residents import director

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "stands"), [(390, False), (1023, False), (1024, True), (1280, True)])
def test_the_sidebar_stands_from_1024_pixels_and_its_button_turns_it(open_page, width, stands):
    client = Client()
    client.force_login(director())
    page = open_page(width=width)
    name = settings.SESSION_COOKIE_NAME
    page.goto("/ky/")
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": page.url.removesuffix("ky/")}]
    )
    page.goto("/admin/")
    bar = page.locator("#nav-sidebar")
    expect(bar).to_be_visible(visible=stands)
    page.click("[x-on\\:click='sidebarToggle()']:visible >> nth=-1")
    expect(bar).to_be_visible(visible=not stands)
