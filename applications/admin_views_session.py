"""The secretary's pages on sessions: each asks, shows, and calls one domain function."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from applications.admin_forms_session import AgendaForm, CallForm, CorrectForm, PresentForm, SignForm
from applications.domain.sessions import call_session, put_on_agenda, record_attendance
from applications.domain.sessions_protocol import correct_protocol, draft, sign_protocol
from applications.domain.sessions_queries import commissions_to_call, versions_of
from applications.enums_session import SessionState
from applications.models import Commission, CommissionSession, SessionProtocol
from applications.models.session import HOLD
from core.admin_pages import ask, bound, require


def choose_commission(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the commissions that have something to deal with; a single one is chosen at once."""
    require(request, HOLD)
    commissions = list(commissions_to_call())
    if len(commissions) == 1:
        return redirect("admin:applications_commissionsession_call", commissions[0].pk)
    context = {"title": _("Call a session"), "opts": admin.opts, "commissions": commissions}
    page = "admin/applications/session_commissions.html"
    return TemplateResponse(request, page, admin.admin_site.each_context(request) | context)


def call(admin: ModelAdmin, request: HttpRequest, commission_id: int) -> HttpResponse:
    """Call a commission together: when, where, for which applications (3.3.1)."""
    require(request, HOLD)
    commission = get_object_or_404(Commission.objects.select_related("order", "call"), pk=commission_id)
    form = CallForm(*bound(request), commission=commission, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: call_session(
            commission,
            held_at=form.held_at,
            place=form.cleaned_data["place"],
            applications=list(form.cleaned_data["applications"]),
            actor=request.user,
        ),
        subject=commission,
        title=_("Call a session"),
        done=_("The session is called; its members see it in their workspace."),
    )


def agenda(admin: ModelAdmin, request: HttpRequest, session_id: int) -> HttpResponse:
    """Put more applications on the agenda."""
    session = _kept(request, session_id, SessionState.PLANNED, SessionState.OPEN)
    form = AgendaForm(*bound(request), commission=session.commission, record=session, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: put_on_agenda(
            session, applications=list(form.cleaned_data["applications"]), actor=request.user
        ),
        subject=session,
        title=_("Add to the agenda"),
        goes_to=session,
    )


def attendance(admin: ModelAdmin, request: HttpRequest, session_id: int) -> HttpResponse:
    """Tick who is present; the quorum of each application follows."""
    session = _kept(request, session_id, SessionState.OPEN)
    form = PresentForm(*bound(request), record=session, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: record_attendance(session, present=form.cleaned_data["present"], actor=request.user),
        subject=session,
        title=_("Record who is present"),
        goes_to=session,
    )


def draft_paper(admin: ModelAdmin, request: HttpRequest, session_id: int) -> HttpResponse:
    """Hand out the protocol as it would be issued now."""
    session = _kept(request, session_id, SessionState.PLANNED, SessionState.OPEN)
    answer = HttpResponse(draft(session), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="draft-{session.pk}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def sign(admin: ModelAdmin, request: HttpRequest, session_id: int) -> HttpResponse:
    """Add the signed copy of the protocol."""
    session = _kept(request, session_id, SessionState.CLOSED)
    protocol = _last(session)
    form = SignForm(*bound(request), record=protocol, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: sign_protocol(
            protocol,
            signed_on=form.cleaned_data["signed_on"],
            file=form.cleaned_data["file"],
            actor=request.user,
        ),
        subject=session,
        title=_("Add the signed copy"),
        says=_("After this nothing in protocol № %(number)s changes; a correction is a new version.")
        % {"number": protocol.paper.number},
        goes_to=session,
    )


def correct(admin: ModelAdmin, request: HttpRequest, session_id: int) -> HttpResponse:
    """Issue a new version of the protocol."""
    session = _kept(request, session_id, SessionState.CLOSED)
    protocol = _last(session)
    form = CorrectForm(*bound(request), record=protocol, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: correct_protocol(
            protocol,
            reason=form.cleaned_data["reason"],
            place=form.cleaned_data.get("place", session.place),
            notes=form.notes,
            actor=request.user,
        ),
        subject=session,
        title=_("Correct the protocol"),
        says=_(
            "A new version is issued and must be signed anew. Protocol № %(number)s stays in the register "
            "as no longer valid."
        )
        % {"number": protocol.paper.number},
        goes_to=session,
    )


def _kept(request: HttpRequest, session_id: int, *states: SessionState) -> CommissionSession:
    """Return a session in one of these states, to somebody who holds sessions; 404 for all else."""
    require(request, HOLD)
    rows = CommissionSession.objects.filter(state__in=states)
    return get_object_or_404(rows.select_related("commission__order", "commission__call"), pk=session_id)


def _last(session: CommissionSession) -> SessionProtocol:
    return versions_of(session)[0]
