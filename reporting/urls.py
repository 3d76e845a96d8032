"""Pages of the submitted reports, below `/board/`."""

from django.urls import path

from reporting import views

app_name = "reporting"

urlpatterns = [
    path("reports/<slug:code>/", views.report, name="report"),
    path("reports/<slug:code>/<str:language>.pdf", views.pdf, name="pdf"),
]
