"""The folded search on PostgreSQL goes through its index of three letters at a time."""

import pytest
from django.apps import apps
from django.db import connection

from applications.models import Application
from core.folding import fold
from core.search_index import folded_columns, index_name, make_search_indexes

pytestmark = pytest.mark.django_db


def test_each_folded_column_has_its_index():
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE schemaname = 'public'")
        there = {name for (name,) in cursor.fetchall()}
    wanted = {index_name(*found) for app in apps.get_app_configs() for found in folded_columns(app, tables)}
    assert "applications_application_folded_trgm" in wanted
    assert wanted <= there


def test_a_search_can_use_it():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Application.objects.filter(folded__contains=fold("өтүнмө")).order_by().explain()
    assert "applications_application_folded_trgm" in plan


def test_making_them_again_changes_nothing():
    make_search_indexes(apps.get_app_config("applications"), "default")
