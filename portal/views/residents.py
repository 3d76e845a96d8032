"""The public list of residents: name, project, unit and direction, and nothing more."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.views.generic import ListView

from portal.filters import ResidentFilter
from residents.models import Residency


class ResidentsView(ListView):
    """Residents whose status is in force today, or those before, as chosen."""

    template_name = "portal/resident_list.html"
    paginate_by = 30

    @cached_property
    def filtered(self) -> ResidentFilter:
        """What was asked in the address."""
        return ResidentFilter(self.request.GET, queryset=Residency.objects.none())

    def get_queryset(self) -> QuerySet[Residency]:
        return self.filtered.found

    def paginate_queryset(
        self, queryset: QuerySet[Residency], page_size: int
    ) -> tuple[Paginator, Page, Any, bool]:
        """Turn to the page asked for; a word or a number that is no page means the nearest."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get(self.page_kwarg))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            filter_form=self.filtered.form, filtered=bool(self.filtered.chosen), **kwargs
        )
