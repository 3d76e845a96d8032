"""Pages of the submitted reports, below `/board/`."""

from django.urls import path

from reporting import board_views, views

app_name = "reporting"

urlpatterns = [
    path("meetings/<int:pk>/", board_views.meeting, name="meeting"),
    path("reports/<slug:code>/", views.report, name="report"),
    path("reports/<slug:code>/<str:language>.pdf", views.pdf, name="pdf"),
    path("indicators/<slug:code>/<slug:quarter>/", views.indicator, name="indicator"),
    path("indicators/<slug:code>/<slug:quarter>.xlsx", views.indicator_sheet, name="indicator_sheet"),
]
