"""Tables of the reporting room."""

from reporting.models.board_meeting import AgendaItem, Attendance, BoardDecision, BoardMeeting
from reporting.models.board_member import BoardMember
from reporting.models.centre_report import CentreReport
from reporting.models.delivery import Delivery
from reporting.models.indicator_set import IndicatorSet
from reporting.models.plan_value import PlanValue
from reporting.models.staff import StaffMember
from reporting.models.strategic_plan import MeasureProgress, MeasureTarget, StrategicMeasure, StrategicPlan
from reporting.models.year_plan import BudgetEntry, PlanItem, YearPlan

__all__ = [
    "AgendaItem",
    "Attendance",
    "BoardDecision",
    "BoardMeeting",
    "BoardMember",
    "BudgetEntry",
    "CentreReport",
    "Delivery",
    "IndicatorSet",
    "MeasureProgress",
    "MeasureTarget",
    "PlanItem",
    "PlanValue",
    "StaffMember",
    "StrategicMeasure",
    "StrategicPlan",
    "YearPlan",
]
