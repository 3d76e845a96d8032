"""Addresses of the selection: the form `/apply/`, the commission `/commission/`."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from applications.views import (
    appeal,
    chair,
    commission,
    commission_decision,
    commission_list,
    leaving,
    returning,
    sending,
    sessions,
    start,
    steps_table,
)

app_name = "applications"

apply_urls = [
    path("apply/", start.calls, name="apply"),
    path("apply/call/<int:pk>/", csrf_exempt(start.StartView.as_view()), name="apply_start"),
    path("apply/return/", returning.ask, name="return"),
    path("apply/return/<uuid:code_id>/", returning.enter, name="return_code"),
    path("apply/mine/", returning.choose, name="mine"),
    path("apply/open/<str:token>/", leaving.open_personal, name="open"),
    path("apply/<uuid:public_id>/", sending.resume, name="resume"),
    path("apply/<uuid:public_id>/later/", leaving.later, name="later"),
    path("apply/<uuid:public_id>/sent/", sending.sent, name="sent"),
    path("apply/<uuid:public_id>/move/", sending.move, name="move"),
    path("apply/<uuid:public_id>/withdraw/", sending.withdraw, name="withdraw"),
    path("apply/<uuid:public_id>/appeal/", appeal.appeal, name="appeal"),
    path("apply/<uuid:public_id>/<slug:step>/", steps_table.step, name="step"),
]
commission_urls = [
    path("commission/appeal/<int:pk>/", commission_decision.appeal, name="commission_appeal"),
    path("commission/<uuid:public_id>/decide/", commission_decision.decide, name="commission_decide"),
    path("commission/", commission_list.mine, name="commission"),
    path("commission/all/<slug:name>/", commission_list.part, name="commission_part"),
    path("commission/profile/", chair.profile, name="commission_profile"),
    path("commission/sessions/", sessions.mine, name="sessions"),
    path("commission/sessions/<int:pk>/", sessions.session, name="session"),
    path("commission/<uuid:public_id>/", commission.evaluate, name="commission_file"),
    path("commission/<uuid:public_id>/declare/", commission.declare, name="commission_declare"),
    path("commission/<uuid:public_id>/chair/", chair.lead, name="commission_chair"),
    path("commission/<uuid:public_id>/chair/scores/", chair.show_scores, name="commission_open_scores"),
    path("commission/<uuid:public_id>/chair/<int:member_id>/waive/", chair.waive, name="commission_waive"),
    path("commission/<uuid:public_id>/chair/<int:member_id>/call/", chair.call_in, name="commission_call_in"),
]
urlpatterns = [*apply_urls, *commission_urls]
