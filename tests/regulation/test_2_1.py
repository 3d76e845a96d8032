"""2.1: the main aim is a favourable ecosystem that joins science, education and production."""

import pytest
from django.test import Client

from portal.regulation import regulation

pytestmark = pytest.mark.django_db


def test_the_first_page_states_the_aim_of_the_centre(client: Client):
    aim = regulation().clause("2.1").paragraphs[0]
    page = client.get("/ky/").content.decode()
    for words in ("жаратуу, өнүктүрүү жана коммерциялаштыруу үчүн жагымдуу", "экосистеманы"):
        assert words in aim
        assert words in page


def test_the_first_page_invents_no_figures(client: Client):
    assert 'class="figs' not in client.get("/ky/").content.decode()
