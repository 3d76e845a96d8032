"""Building the demonstration Centre: two years, made only through domain functions with given dates."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from applications.models import Application, Call
from portal.demo.board import Board
from portal.demo.cabinet import Cabinet
from portal.demo.calendar_days import settle_days
from portal.demo.calls import announce_calls, call_dates
from portal.demo.contract_terms import plan_terms
from portal.demo.correspondence import Paperwork
from portal.demo.duties import Duties
from portal.demo.events import Events
from portal.demo.invoices import Invoices
from portal.demo.money import Money
from portal.demo.partners import Partners
from portal.demo.people import appoint_leaders, invite_people, set_demo_passwords
from portal.demo.plans import Plans
from portal.demo.projects_agro import AGRO
from portal.demo.projects_energy import ENERGY
from portal.demo.projects_engineering import ENGINEERING
from portal.demo.projects_ict import ICT
from portal.demo.reports import CentreReports
from portal.demo.residents import Residents
from portal.demo.rights import Rights
from portal.demo.selection import Selection
from portal.demo.timeline import Timeline
from portal.demo.units import Units
from residents.models import Residency

PROJECTS = (*AGRO, *ICT, *ENERGY, *ENGINEERING)


@dataclass(frozen=True)
class Built:
    """What was made, in numbers for the operator."""

    acts: int
    applications: int
    residencies: int


def is_loaded() -> bool:
    """Whether somebody's data, the demonstration's or real ones, are already here."""
    return User.objects.exists() or Application.objects.exists()


def build(today: date) -> Built:
    """Make the demonstration Centre as it stands on `today`: the same day gives the same Centre."""
    line = Timeline(today)
    calls: dict[int, Call] = {}
    first_day = call_dates(line, 0)[0] - timedelta(days=40)
    line.plan(first_day, invite_people, hour=8)
    line.plan(first_day, lambda at: appoint_leaders(at, first_day), hour=9)
    settle_days(line)
    announce_calls(line, calls)
    selection = Selection(line, calls, PROJECTS)
    selection.plan()
    plan_terms(line, first_day)
    Residents(line, PROJECTS, selection.applications).plan()
    Duties(line, PROJECTS, selection.applications).plan()
    Cabinet(line).plan()
    Partners(line).plan()
    CentreReports(line, selection.applications).plan()
    Units(line, PROJECTS, selection.applications).plan()
    Events(line).plan()
    Paperwork(line, first_day).plan()
    Board(line).plan()
    Money(line).plan()
    Plans(line, first_day).plan()
    Invoices(line, first_day, selection.applications).plan()
    Rights(line).plan()
    acts = line.run()
    set_demo_passwords()
    return Built(acts, Application.objects.count(), Residency.objects.count())
