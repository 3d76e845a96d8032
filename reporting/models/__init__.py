"""Tables of the reporting room."""

from reporting.models.centre_report import CentreReport
from reporting.models.delivery import Delivery
from reporting.models.indicator_set import IndicatorSet
from reporting.models.plan_value import PlanValue

__all__ = ["CentreReport", "Delivery", "IndicatorSet", "PlanValue"]
