"""Tables of the reporting room."""

from reporting.models.board_meeting import AgendaItem, Attendance, BoardDecision, BoardMeeting
from reporting.models.board_member import BoardMember
from reporting.models.centre_report import CentreReport
from reporting.models.chase import Chase
from reporting.models.delivery import Delivery
from reporting.models.indicator_set import IndicatorSet
from reporting.models.plan_value import PlanValue

__all__ = [
    "AgendaItem",
    "Attendance",
    "BoardDecision",
    "BoardMeeting",
    "BoardMember",
    "CentreReport",
    "Chase",
    "Delivery",
    "IndicatorSet",
    "PlanValue",
]
