"""The author's own objects, below `/ip/`."""

from django.urls import path

from ip import views

app_name = "ip"
urlpatterns = [
    path("", views.own_objects, name="own_objects"),
    path("<int:pk>/", views.own_object, name="own_object"),
]
