"""Admin of the selection, screen by screen."""

from applications import admin_appeal as admin_appeal
from applications import admin_application as admin_application
from applications import admin_calendar as admin_calendar
from applications import admin_call as admin_call
from applications import admin_commission as admin_commission
from applications import admin_condition as admin_condition
from applications import admin_criteria as admin_criteria
from applications import admin_decision as admin_decision
from applications import admin_evaluation as admin_evaluation
from applications import admin_expert as admin_expert
from applications import admin_questions as admin_questions
from applications import admin_session as admin_session
