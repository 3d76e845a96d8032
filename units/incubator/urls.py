"""Pages of the mentor."""

from django.urls import path

from units.incubator.views import mentor, session

app_name = "incubator"

urlpatterns = [
    path("", mentor, name="mentor"),
    path("<int:session_id>/", session, name="session"),
]
