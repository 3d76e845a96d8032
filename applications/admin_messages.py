"""Messages with the applicant on the clerk's page: the thread, writing, asking for additions, settling."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.domain import scope
from applications.domain.messages import (
    WRITE,
    send_to_applicant,
    settle_messages,
    with_messages,
)
from applications.forms.messages import MessageToApplicantForm
from applications.models import Application
from core.admin import TransitionForm
from core.admin_pages import ask, bound
from documents.enums import Side
from documents.models import Message
from documents.thread_lines import lines_of


class MessagesFilter(admin.SimpleListFilter):
    """By what waits in the thread."""

    title = _("messages")
    parameter_name = "messages"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return what may wait, and for whom."""
        return [("centre", _("wait for our answer")), ("applicant", _("additions are awaited"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Application]) -> QuerySet[Application]:
        """Keep the applications whose thread waits for the chosen side."""
        if self.value() == "centre":
            return with_messages(queryset, Message.objects.waiting_for_centre())
        if self.value() == "applicant":
            return with_messages(queryset, Message.objects.open_requests())
        return queryset


class MessagesAdmin(admin.ModelAdmin):
    """The part of the page of an application that is about its messages."""

    def thread_context(self, request: HttpRequest, application: Application) -> dict[str, Any]:
        """Return what the page shows of the thread, and whether this reader may write."""
        may_write = _may_write(request, application)
        waiting = Message.objects.of(application).waiting_for_centre()
        return {
            "thread": lines_of(application, reader=Side.CENTRE, other=application.representative),
            "may_write": may_write,
            "may_settle": may_write and waiting.exists(),
        }

    def get_urls(self) -> list[URLPattern]:
        """Add the pages that write and settle."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/message/", wrap(self.message_view), name="applications_application_message"),
            path("<int:pk>/settle/", wrap(self.settle_view), name="applications_application_settle"),
            *super().get_urls(),
        ]

    def message_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the words and send them."""
        application = self._writable(request, pk)
        form = MessageToApplicantForm(*bound(request), record=application, user=request.user)
        return ask(
            self,
            request,
            form,
            lambda: send_to_applicant(application, **form.cleaned_data, actor=request.user),
            title=gettext("Write to the applicant"),
            subject=application,
            says=gettext("The words stand on the applicant's page; the letter says only that."),
            button=gettext("Send the message"),
            done=gettext("The message is sent; the letter about it is on its way."),
            goes_to=application,
        )

    def settle_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then note that the waiting messages need no answer."""
        application = self._writable(request, pk)
        return ask(
            self,
            request,
            TransitionForm(*bound(request)),
            lambda: settle_messages(application, actor=request.user),
            title=gettext("No answer is needed"),
            subject=application,
            says=gettext("The applicant's last messages leave the queue. The applicant gets no letter."),
            done=gettext("The messages wait no longer."),
            goes_to=application,
        )

    def _writable(self, request: HttpRequest, pk: int) -> Application:
        application = self.get_object(request, str(pk))
        if application is None or not _may_write(request, application):
            raise Http404
        return application


def _may_write(request: HttpRequest, application: Application) -> bool:
    return request.user.has_perm(WRITE) and scope.may(request.user, WRITE, application)
