"""Admin of the selection, screen by screen."""

from applications import admin_application as admin_application
from applications import admin_call as admin_call
from applications import admin_commission as admin_commission
from applications import admin_criteria as admin_criteria
from applications import admin_evaluation as admin_evaluation
from applications import admin_session as admin_session
