"""Who reads the Centre's reports and the Board's papers: those whom 7.1, 4.2.3 and 4.3 name, the auditor."""

from django.db.models import QuerySet

from documents.access import Viewer
from documents.models import IssuedPaper, Upload
from reporting.domain.board_reading import may_read_files, may_read_report, meetings_for
from reporting.models import AgendaFile, BoardMeeting, BoardMinutes, CentreReport, DecisionStep

READ = "reporting.read_report"


def may_read_paper(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A report becomes a paper only when it is submitted; a former member reads those of the term alone."""
    if viewer.user is None or not viewer.may(READ):
        return False
    report = CentreReport.objects.filter(paper=item.pk).first()
    return report is None or may_read_report(report, viewer.user)


def may_read_agenda(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A file of an agenda: the members on the day of that meeting, the director, the vice-rector."""
    file = AgendaFile.objects.filter(upload=item.pk).select_related("item__meeting").first()
    if file is None or viewer.user is None or not viewer.may(READ):
        return False
    return may_read_files(file.item.meeting, viewer.user)


def may_read_minutes(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """The minutes, printed or signed: who may read of the meeting."""
    found = BoardMinutes.objects.filter(paper=item.pk) | BoardMinutes.objects.filter(scan=item.pk)
    return _may_read(BoardMeeting.objects.filter(minutes__in=found), viewer)


def may_read_step(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """What shows that a decision was carried out: who may read of its meeting."""
    steps = DecisionStep.objects.filter(file=item.pk)
    return _may_read(BoardMeeting.objects.filter(decisions__steps__in=steps), viewer)


def _may_read(meetings: QuerySet[BoardMeeting], viewer: Viewer) -> bool:
    if viewer.user is None or not viewer.may(READ):
        return False
    return meetings_for(viewer.user).filter(pk__in=meetings.values("pk")).exists()


def may_read_plan(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Work plans and budgets are read by who reads their register (4.2.3 c)."""
    return viewer.may("reporting.view_yearplan")
