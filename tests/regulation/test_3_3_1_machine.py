"""3.3.1 as a machine of states: no sequence of legal or illegal acts breaks an invariant.

Each run begins with one application at each stage, in a Centre that works by its own rules, and tries acts
at random: mostly by the right person in the right state, often not. An act is done or refused with a
sentence, and a refusal leaves nothing behind; after each the invariants of
`tests/regulation/machine/invariants.py` hold.
"""

from collections import Counter

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from core.clock import moment_of
from tests.makers.selection import selection_under_way
from tests.regulation.machine.applying import Applying
from tests.regulation.machine.attempts import STARTED, Attempts
from tests.regulation.machine.deciding import Deciding
from tests.regulation.machine.evaluating import Evaluating
from tests.regulation.machine.meeting import Meeting

pytestmark = pytest.mark.django_db
STEPS = 20


def run(runs: int) -> type[Attempts]:
    """The machine after so many runs from the same start; the same each time."""
    with time_machine.travel(moment_of(STARTED, 9), tick=True):
        people = selection_under_way()

    class Machine(Applying, Evaluating, Meeting, Deciding):
        selection = people
        done, refused = Counter(), Counter()

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=STEPS,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate,),
            report_multiple_bugs=False,
        ),
    )
    return Machine


def test_no_sequence_of_acts_breaks_an_invariant():
    """3.3.1, «арыз берүү, … баалоо жана жыйынтыктоочу чечим»: whoever tries what, in whatever order."""
    machine = run(14)
    assert len(machine.done) > 18, f"too little was done: {machine.done}"
    assert sum(machine.refused.values()) > 50, f"too little was refused: {machine.refused}"


@pytest.mark.long
def test_no_sequence_of_acts_breaks_an_invariant_in_a_long_run():
    """The same with more runs: nearly every act is done somewhere, and nearly every one refused."""
    machine = run(300)
    assert min(len(machine.done), len(machine.refused)) > 30
