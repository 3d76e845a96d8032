"""The public list of city problems that were accepted, and a page for each (memorandum 3.1)."""

from typing import Any

from django.views.generic import DetailView, ListView

from core.texts import clean_line
from partnerships.domain.queries import public_problems
from partnerships.enums import PUBLIC_STATES, CityField
from partnerships.models import Problem
from partnerships.views.words import answers, state_of, steps

LONGEST_QUERY = 100


class ProblemsView(ListView):
    """Accepted, in work and solved problems, found by words, field and state."""

    template_name = "partnerships/problem_list.html"
    paginate_by = 20

    def get_queryset(self) -> Any:
        return public_problems(words=self._words(), field=self._chosen("field"), state=self._chosen("state"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            fields=CityField.choices,
            states=[(state.value, state.label) for state in PUBLIC_STATES],
            words=self._words(),
            field=self._chosen("field"),
            state=self._chosen("state"),
            **kwargs,
        )
        return {**context, "rows": [(one, state_of(one)) for one in context["object_list"]]}

    def _words(self) -> str:
        return clean_line(self.request.GET.get("q", ""))[:LONGEST_QUERY]

    def _chosen(self, name: str) -> str:
        """The filter as asked; words that are no code mean no filter."""
        known = {"field": CityField.values, "state": [state.value for state in PUBLIC_STATES]}[name]
        asked = self.request.GET.get(name, "")
        return asked if asked in known else ""


class ProblemView(DetailView):
    """One accepted problem; what is only filed or declined is not here."""

    template_name = "partnerships/problem_page.html"
    context_object_name = "problem"

    def get_queryset(self) -> Any:
        return Problem.objects.public()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            status=state_of(self.object),
            answers=answers(self.object, contact=False),
            steps=steps(self.object),
            **kwargs,
        )
