"""A template with a list of ten words, a form that stores one row, and the stock admin of applications."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.forms import modelform_factory
from django.http import HttpResponse, HttpResponseRedirect
from django.template import Context, Template
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from applications.models import Application
from core.models import SavedView

PAGE = Template(
    "<!doctype html><title>{{ title }}</title><ul>{% for word in words %}<li>{{ word }}</li>{% endfor %}</ul>"
)


def page(request):
    """A bare Django template response."""
    return HttpResponse(PAGE.render(Context({"title": "Floor", "words": [f"Сөз {n}" for n in range(10)]})))


ViewForm = modelform_factory(SavedView, fields=("owner", "page", "name", "query"))


@csrf_exempt  # as the portal's own form, which carries a token of its own
def send(request):
    """A bare Django form of one small model: checked, stored, led on."""
    form = ViewForm(request.POST)
    if form.is_valid():
        form.save()
        return HttpResponseRedirect("/floor/")
    return HttpResponse(form.as_p(), status=422)


class StockAdmin(ModelAdmin):
    """Django's own list of the same model: four columns, a filter, a search."""

    list_display = ("number", "applicant_name", "state", "submitted_at")
    list_filter = ("state",)
    search_fields = ("folded",)
    list_per_page = 25  # as many rows as our own lists show
    # Without it the page of one record offers every row of other tables: minutes, where there are many.
    raw_id_fields = [field.name for field in Application._meta.fields if field.is_relation]


site = AdminSite()
site.register(Application, StockAdmin)
urlpatterns = [path("floor/", page), path("floor/send/", send), path("admin/", site.urls)]
