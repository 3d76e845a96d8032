"""Projects and transfers by migration: the first project of residents of before, the way back and forth."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from residents.domain.contracts import cancel_contract
from residents.models import GateReview, Project, ProjectVersion, Residency, Transfer
from tests.makers.projects import done, early_residency, moved, ordered, passed, planned
from tests.makers.residents import clerk, make_residency

BEFORE, AFTER = "0006_restated_sums", "0008_cabinet"
SIGNED = ("state", "signed_on", "university_signed_on", "resident_signed_on", "ended_on", "scan_id")
in_both_directions = pytest.mark.django_db(transaction=True)


@pytest.mark.django_db
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


@pytest.mark.long
@in_both_directions
@pytest.mark.usefixtures("november_2026")
def test_a_signed_transfer_goes_back_and_forth_and_nothing_is_lost(in_a_copy: Callable[[], None]) -> None:
    old = early_residency()
    done(planned(old).stages.order_by("number").first())
    passed(old)
    new = moved(old)
    day = date(2026, 10, 20)
    back = moved(new, on=day, ordered_on=day, starts_on=day, act_number="32-б")
    whole = everything()
    in_a_copy()
    before = migrate(BEFORE)
    stays = before.get_model("residents", "Residency").objects
    assert {stays.get(pk=one.pk).end_kind for one in (old, new)} == {"graduated"}
    assert stays.get(ended_on=None).pk == back.pk
    live = before.get_model("residents", "Contract").objects.exclude(state="cancelled")
    assert [contract.pk for contract in live] == [back.contract_id]
    migrate(AFTER)
    assert everything() == whole
    assert "core_kept_rows" not in connection.introspection.table_names()


@pytest.mark.long
@in_both_directions
@pytest.mark.usefixtures("november_2026")
def test_transfers_under_way_and_given_up_go_back_and_forth(in_a_copy: Callable[[], None]) -> None:
    under_way, given_up = ordered(make_residency()), ordered(make_residency())
    cancel_contract(given_up.contract, reason="Резидент макул эмес.", actor=clerk())
    whole = everything()
    in_a_copy()
    before = migrate(BEFORE).get_model("residents", "Contract").objects
    for transfer in (under_way, given_up):
        assert before.get(pk=transfer.contract_id).state == "cancelled"
    migrate(AFTER)
    assert everything() == whole


@pytest.mark.long
@in_both_directions
@pytest.mark.usefixtures("november_2026")
def test_what_changed_in_the_meantime_is_not_undone(in_a_copy: Callable[[], None]) -> None:
    residency = early_residency()
    passed(residency)
    moved(residency)
    in_a_copy()
    stays = migrate(BEFORE).get_model("residents", "Residency").objects
    stays.filter(pk=residency.pk).update(end_kind="expired")
    migrate(AFTER)
    assert Residency.objects.get(pk=residency.pk).end_kind == "expired"
    assert Project.objects.count() == 2
    assert all("талаа сенсор" in project.folded for project in Project.objects.all())
    assert GateReview.objects.count() == Transfer.objects.count() == 1


def migrate(name: str) -> Any:
    """Migrate the residents to this step; give the models as they were there."""
    MigrationExecutor(connection).migrate([("residents", name)])
    return MigrationExecutor(connection).loader.project_state([("residents", name)]).apps


def everything() -> dict[str, list[Any]]:
    """All rows that the step touches, with their history."""
    step = import_module("residents.migrations.0007_project")
    rows = {
        model._meta.model_name: list(model._base_manager.order_by("pk").values())
        for model in step.tables(apps)
    }
    rows["contract"] = list(
        apps.get_model("residents", "Contract").objects.order_by("pk").values("id", "follows", *SIGNED)
    )
    rows["residency"] = list(Residency.objects.order_by("pk").values("id", "end_kind", "ended_on"))
    return rows
