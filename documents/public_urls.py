"""Public pages of the paper room: confirming a paper by its code, and the acts in force."""

from django.urls import path

from documents import public_views

app_name = "papers"
urlpatterns = [
    path("verify/", public_views.verify, name="verify"),
    path("verify/<str:code>/", public_views.verify_code, name="verify_code"),
    path("acts/", public_views.ActsView.as_view(), name="acts"),
]
