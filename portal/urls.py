"""Public pages and the first pages of each kind of work."""

from django.urls import path

from portal.views import applicant, event_places
from portal.views.board import board
from portal.views.cabinet import cabinet
from portal.views.calls import CallsView, CallView
from portal.views.events import event, events, resident_event, resident_events
from portal.views.figures import figures, figures_csv, figures_json
from portal.views.home import home
from portal.views.landing import LandingView
from portal.views.regulation import RegulationView
from portal.views.residents import ResidentsView
from portal.views.services import service_request, services, workshop_order
from portal.views.status import status
from portal.views.units import unit, units

app_name = "portal"

urlpatterns = [
    path("", LandingView.as_view(), name="landing"),
    path("home/", home, name="home"),
    path("cabinet/", cabinet, name="cabinet"),
    path("cabinet/residency/<int:residency_id>/", cabinet, name="cabinet_residency"),
    path("cabinet/services/", services, name="cabinet_services"),
    path("cabinet/services/<int:request_id>/", service_request, name="cabinet_request"),
    path("cabinet/residency/<int:residency_id>/services/", services, name="cabinet_services_of"),
    path("cabinet/residency/<int:residency_id>/services/order/", workshop_order, name="cabinet_order"),
    path("cabinet/residency/<int:residency_id>/events/", resident_events, name="cabinet_events"),
    path("cabinet/residency/<int:residency_id>/events/<int:pk>/", resident_event, name="cabinet_event"),
    path("events/", events, name="events"),
    path("events/<int:pk>/", event, name="event"),
    path("events/place/<str:token>/", event_places.place, name="event_place"),
    path(
        "events/place/<str:token>/<slug:language>.pdf",
        event_places.place_certificate,
        name="event_place_certificate",
    ),
    path(
        "events/certificates/<uuid:paper_id>/<slug:language>.pdf",
        event_places.certificate_translation,
        name="event_certificate",
    ),
    path("units/", units, name="units"),
    path("units/<slug:unit>/", unit, name="unit"),
    path("board/", board, name="board"),
    path("calls/", CallsView.as_view(), name="calls"),
    path("calls/<int:pk>/", CallView.as_view(), name="call"),
    path("application/<uuid:public_id>/", applicant.application, name="application"),
    path("application/<uuid:public_id>/message/", applicant.message, name="application_message"),
    path("application/<uuid:public_id>/close/", applicant.close, name="application_close"),
    path("status/", status, name="status"),
    path("figures/", figures, name="figures"),
    path("figures.csv", figures_csv, name="figures_csv"),
    path("figures.json", figures_json, name="figures_json"),
    path("residents/", ResidentsView.as_view(), name="residents"),
    path("regulation/", RegulationView.as_view(), name="regulation"),
]
