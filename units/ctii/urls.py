"""Pages of the service hub."""

from django.urls import path

from units.ctii.views import hub, hub_request

app_name = "ctii"

urlpatterns = [
    path("", hub, name="hub"),
    path("<int:request_id>/", hub_request, name="request"),
]
