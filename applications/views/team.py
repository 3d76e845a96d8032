"""The step of the team."""

from applications.domain.team import replace_team
from applications.enums import Step
from applications.forms.rows import RowForms
from applications.forms.team import TeamForms
from applications.views.rows import Row, RowsView


class TeamView(RowsView):
    """The people of the project."""

    step = Step.TEAM
    template_name = "applications/application_team.html"
    forms_class = TeamForms

    def kept(self) -> list[Row]:
        """Return the people of the team."""
        names = TeamForms.fields
        return [{name: getattr(member, name) for name in names} for member in self.application.team.all()]

    def keep(self, blocks: RowForms) -> None:
        """Make the team these people."""
        replace_team(self.application, members=blocks.written)
