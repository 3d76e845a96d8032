"""The step of the team: blocks are added and taken away by buttons, without any script."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from applications.domain.drafts import keep_typed
from applications.domain.team import FIELDS, replace_team
from applications.enums import Step
from applications.forms.team import TeamForms
from applications.views.steps import LATER, StepView
from core.errors import DomainError


class TeamView(StepView):
    """The people of the project."""

    step = Step.TEAM
    template_name = "applications/application_team.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the people kept, and those typed and not accepted yet."""
        return self.page(forms=TeamForms(people=_people(self.typed) or self._kept()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Add a block, take one away, or keep the people and go on."""
        team = TeamForms(request.POST)
        try:
            if "add" in request.POST or "remove" in request.POST:
                return self._reshape(team)
            if team.is_valid():
                replace_team(self.application, members=team.members)
                return self.leave_by_mail() if LATER in request.POST else self.go_on()
            self._keep(team.people)
        except DomainError as error:
            return self.page(forms=team, sentence=str(error))
        return self.leave_by_mail() if LATER in request.POST else self.page(forms=team)

    def _reshape(self, team: TeamForms) -> HttpResponse:
        """Keep what is typed with one block more or less, and show the page anew at that place."""
        people = list(team.people)
        removed = self.request.POST.get("remove", "")
        if removed.isdecimal() and int(removed) < len(people):
            del people[int(removed)]
            place = max(int(removed) - 1, 0)
        else:
            people += [{}] if team.can_grow else []
            place = len(people) - 1
        self._keep(people)
        return HttpResponseRedirect(f"{self.request.get_full_path()}#team-{place}")

    def _keep(self, people: list[Mapping[str, str]]) -> None:
        typed = {field: [person.get(field, "") for person in people] for field in FIELDS}
        keep_typed(self.application, step=self.step, typed=typed)

    def _kept(self) -> list[Mapping[str, str]]:
        return [{field: getattr(member, field) for field in FIELDS} for member in self.application.team.all()]


def _people(typed: Mapping[str, list[str]]) -> list[Mapping[str, str]]:
    columns = [typed.get(field, []) for field in FIELDS]
    return (
        [dict(zip(FIELDS, person, strict=True)) for person in zip(*columns, strict=True)]
        if all(columns)
        else []
    )
