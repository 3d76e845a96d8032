"""Residents of before get the project that their application tells of, when the tables are made."""

from importlib import import_module

import pytest
from django.apps import apps

from residents.models import Project, ProjectVersion
from tests.makers.residents import make_residency

pytestmark = pytest.mark.django_db


def test_a_residency_of_before_gets_its_project_in_a_first_version() -> None:
    residency = make_residency()
    told = residency.contract.application
    ProjectVersion.objects.all().delete()
    Project.objects.all().delete()
    import_module("residents.migrations.0007_project").begin_projects(apps, None)
    project = Project.objects.get()
    assert (project.residency, project.goals, project.product) == (residency, told.problem, told.product)
    assert (project.admitted_on, project.version) == (residency.started_on, 1)
    assert project.versions.get().content["stages"] == []
