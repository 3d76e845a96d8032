"""The outbox in the admin: whether letters went, never a link of theirs."""

import re
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Attachment, Email, EmailTemplate, Log
from unfold.admin import ModelAdmin
from unfold.decorators import display

from core.badges import badge
from core.errors import DomainError
from core.formatting import format_datetime
from documents.domain import mail
from documents.mail_errors import reason_of

for unused in (Attachment, Email, EmailTemplate, Log):
    admin.site.unregister(unused)

AGAIN = "documents.resend_letter"
LINK = re.compile(r"\S*://\S*")


@admin.register(Email)
class OutboxAdmin(ModelAdmin):
    """Letters and whether they went. What a letter says is its reader's: it may open a personal page."""

    list_display = ("addressee", "subject", "letter_state", "written_at", "attempts", "next_try")
    list_filter = ("status",)
    search_fields = ("to",)
    change_form_template = "admin/change_form.html"  # post_office's own offers to send again, past our rules
    change_form_before_template = "admin/documents/letter_desk.html"
    list_per_page = 25
    show_full_result_count = False
    actions = None
    fields = (
        "addressee", "subject", "letter_state", "written_at", "attempts", "next_try", "last_error", "words",
    )  # fmt: skip
    readonly_fields = fields

    def get_urls(self) -> list[URLPattern]:
        """The one act, before the pages of the letter."""
        wrap = self.admin_site.admin_view
        own = path("<path:object_id>/again/", wrap(self.again_view), name="post_office_email_again")
        return [own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The letter; a button where it was not sent."""
        email = self.get_object(request, object_id)
        stuck = email is not None and email.status in (STATUS.failed, STATUS.requeued)
        extra = {"record": email, "may_try_again": stuck and request.user.has_perm(AGAIN)}
        page: HttpResponse = super().change_view(
            request, object_id, form_url, {**extra, **(extra_context or {})}
        )
        return page

    def again_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Try a letter that did not go once more, now."""
        email = self.get_object(request, object_id)
        if email is None or request.method != "POST" or not request.user.has_perm(AGAIN):
            raise Http404
        try:
            mail.try_again(email, actor=request.user)  # type: ignore[arg-type]
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, gettext("The letter is being tried again now."))
        return HttpResponseRedirect(reverse("admin:post_office_email_change", args=[email.pk]))

    @display(description=_("to"), ordering="to")
    def addressee(self, email: Email) -> str:
        """Whom the letter is for."""
        return ", ".join(email.to)

    @display(description=_("state"))
    def letter_state(self, email: Email) -> str:
        """Sent, waiting, to be tried again or given up."""
        if email.status == STATUS.sent:
            return badge(_("was sent"), "success")
        if email.status == STATUS.queued:
            return badge(_("waiting to be sent"), "info")
        if email.status == STATUS.requeued:
            return badge(_("not sent yet, will be tried again"), "warning")
        return badge(_("not sent"), "danger")

    @display(description=_("written at"), ordering="created")
    def written_at(self, email: Email) -> str:
        """When the letter was put into the outbox."""
        return format_datetime(email.created, "short")

    @display(description=_("failed attempts"), ordering="number_of_retries")
    def attempts(self, email: Email) -> int:
        """How many times sending failed."""
        return email.number_of_retries or 0

    @display(description=_("next try"), ordering="scheduled_time")
    def next_try(self, email: Email) -> str:
        """When the portal tries by itself."""
        waits = email.scheduled_time and email.status in mail.WAITING
        return format_datetime(email.scheduled_time, "short") if waits else "–"

    @display(description=_("what the mail server said last"))
    def last_error(self, email: Email) -> str:
        """The last failure in words; nothing when the last try went well."""
        last = email.logs.order_by("-pk").first()
        return reason_of(last.exception_type) if last and last.exception_type else "–"

    @display(description=_("text"))
    def words(self, email: Email) -> str:
        """What a letter that opens nothing says, its links left out; of any other letter, nothing."""
        if mail.is_open(email):
            return LINK.sub("…", email.message)
        if email.status == STATUS.sent:
            return gettext("Erased when it was sent: it may have held a personal link or a code.")
        return gettext("Not shown: it may hold a personal link or a code.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Letters are written by the portal's acts."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A letter is not changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A letter is not deleted."""
        return False
