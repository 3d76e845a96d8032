"""Private files: `/files/u/<id>/` what people sent, `/files/p/<id>/` what the Centre issued."""

from django.urls import path

from documents import views

app_name = "documents"
urlpatterns = [
    path("u/<uuid:pk>/", views.upload, name="upload"),
    path("p/<uuid:pk>/", views.paper, name="paper"),
]
