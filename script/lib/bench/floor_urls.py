"""Two pages: a template with a list of ten words, and the stock admin of applications."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import path

from applications.models import Application

PAGE = Template(
    "<!doctype html><title>{{ title }}</title><ul>{% for word in words %}<li>{{ word }}</li>{% endfor %}</ul>"
)


def page(request):
    """A bare Django template response."""
    return HttpResponse(PAGE.render(Context({"title": "Floor", "words": [f"Сөз {n}" for n in range(10)]})))


class StockAdmin(ModelAdmin):
    """Django's own list of the same model: four columns, a filter, a search."""

    list_display = ("number", "applicant_name", "state", "submitted_at")
    list_filter = ("state",)
    search_fields = ("folded",)
    list_per_page = 25  # as many rows as our own lists show


site = AdminSite()
site.register(Application, StockAdmin)
urlpatterns = [path("floor/", page), path("admin/", site.urls)]
