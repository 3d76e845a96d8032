"""Addresses of the selection: the form `/apply/`, the commission `/commission/`."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from applications.views import commission, leaving, sending, sessions, start, steps_table

app_name = "applications"

apply_urls = [
    path("apply/", start.calls, name="apply"),
    path("apply/call/<int:pk>/", csrf_exempt(start.StartView.as_view()), name="apply_start"),
    path("apply/return/", leaving.lost_link, name="return"),
    path("apply/open/<str:token>/", leaving.open_personal, name="open"),
    path("apply/<uuid:public_id>/", sending.resume, name="resume"),
    path("apply/<uuid:public_id>/later/", leaving.later, name="later"),
    path("apply/<uuid:public_id>/sent/", sending.sent, name="sent"),
    path("apply/<uuid:public_id>/move/", sending.move, name="move"),
    path("apply/<uuid:public_id>/withdraw/", sending.withdraw, name="withdraw"),
    path("apply/<uuid:public_id>/<slug:step>/", steps_table.step, name="step"),
]
commission_urls = [
    path("commission/", commission.mine, name="commission"),
    path("commission/sessions/", sessions.mine, name="sessions"),
    path("commission/sessions/<int:pk>/", sessions.session, name="session"),
    path("commission/<uuid:public_id>/", commission.evaluate, name="commission_file"),
    path("commission/<uuid:public_id>/declare/", commission.declare, name="commission_declare"),
]
urlpatterns = [*apply_urls, *commission_urls]
