"""Tables of the reporting room."""

from reporting.models.amendment import Amendment
from reporting.models.board_decision import BoardDecision, BoardVote, DecisionStep
from reporting.models.board_meeting import (
    AgendaFile,
    AgendaItem,
    Attendance,
    BoardMeeting,
    BoardMinutes,
    Invitation,
)
from reporting.models.board_member import BoardMember
from reporting.models.centre_report import CentreReport
from reporting.models.chase import Chase
from reporting.models.delivery import Delivery
from reporting.models.indicator_set import IndicatorSet
from reporting.models.plan_value import PlanValue
from reporting.models.report_print import ReportPrint
from reporting.models.staff import StaffMember
from reporting.models.strategic_plan import MeasureProgress, MeasureTarget, StrategicMeasure, StrategicPlan
from reporting.models.year_plan import BudgetEntry, PlanItem, YearPlan

__all__ = [
    "AgendaFile",
    "AgendaItem",
    "Amendment",
    "Attendance",
    "BoardDecision",
    "BoardMeeting",
    "BoardMember",
    "BoardMinutes",
    "BoardVote",
    "BudgetEntry",
    "CentreReport",
    "Chase",
    "DecisionStep",
    "Delivery",
    "IndicatorSet",
    "Invitation",
    "MeasureProgress",
    "MeasureTarget",
    "PlanItem",
    "PlanValue",
    "ReportPrint",
    "StaffMember",
    "StrategicMeasure",
    "StrategicPlan",
    "YearPlan",
]
