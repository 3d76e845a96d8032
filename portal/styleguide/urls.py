"""The address of the style guide; config/urls.py takes it in with DEBUG alone."""

from django.urls import path

from portal.styleguide.views import StyleguideView

app_name = "styleguide"

urlpatterns = [path("styleguide/", StyleguideView.as_view(), name="page")]
