"""The demonstration Centre: whole, and made only through domain functions."""

import pytest

from applications.models import (
    AgendaItem,
    Application,
    CommissionSession,
)
from core.clock import day_of
from core.log_words import act_word, state_word
from core.models import TransitionLog
from documents.models import Correspondence
from ip.models import Grant
from portal.demo.people import LOGINS, PASSWORD
from reporting.models import (
    CentreReport,
)
from residents.models import (
    Contract,
    GateReview,
    Notice,
    PeriodicReport,
    ProjectChange,
    Stage,
    Termination,
    Transfer,
)
from tests.makers.demonstration import TODAY
from units.base.models import ServiceRequest
from units.incubator.models import MentoringSession

pytestmark = pytest.mark.django_db


def test_every_record_with_states_came_to_its_state_by_logged_acts(centre):
    stated = (
        Application,
        CommissionSession,
        AgendaItem,
        Contract,
        PeriodicReport,
        CentreReport,
        Correspondence,
        ServiceRequest,
        MentoringSession,
        Notice,
        Termination,
        Stage,
        ProjectChange,
        GateReview,
        Transfer,
    )
    for model in stated:
        for row in model.objects.all():
            log = TransitionLog.objects.of(row).last()
            first = model._meta.get_field("state").default
            assert row.state == (log.target if log else first), row


def test_every_act_has_an_actor_and_none_lies_in_the_future(centre):
    assert not TransitionLog.objects.filter(actor_kind="user", actor=None).exists()
    assert max(day_of(at) for at in TransitionLog.objects.values_list("at", flat=True)) <= TODAY
    assert max(Grant.objects.values_list("granted_on", flat=True)) <= TODAY


def test_every_printed_login_enters(centre, client):
    for _role, email in LOGINS:
        assert client.login(email=email, password=PASSWORD), email


def test_the_log_of_the_centre_speaks_in_words_and_not_in_codes(centre):
    acts = {(row.content_type_id, row.transition, row.target): row for row in TransitionLog.objects.all()}
    bare = {
        (row.content_type.model, row.transition, row.target)
        for row in acts.values()
        if act_word(row) == row.transition or _is_code(state_word(row, row.target), row.target)
    }
    assert bare == set()


def _is_code(word, target):
    """A version's number is its own word."""
    return word == target and target != "" and not target.isdigit()
