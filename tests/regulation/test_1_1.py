"""1.1: the Regulation fixes the status, aims, structure and management; the site publishes it by clause."""

import pytest
from django.test import Client

from portal.regulation import regulation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_clause_and_point_has_an_address_of_its_own(client: Client, language: str):
    page = client.get(f"/{language}/regulation/").content.decode()
    for part in regulation(language).clauses:
        assert f'id="{part.number}"' in page
        assert all(paragraph in page for paragraph in part.paragraphs)
