"""The register of issued papers."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core import clock
from core.admin_pages import ask, bound
from core.admin_shown import ReadOnly
from core.badges import Tone, badge
from core.languages import LANGUAGE_NAMES
from documents.admin_filters import AlteredFilter
from documents.admin_forms import AnnulForm
from documents.domain import papers
from documents.domain.annulment import annul_paper
from documents.enums import FileState
from documents.models import IssuedPaper

ANNUL = "documents.annul_issuedpaper"
TONES: dict[str, Tone] = {
    FileState.WHOLE: "success",
    FileState.MISSING: "info",
    FileState.LOST: "danger",
    FileState.ALTERED: "danger",
}


@admin.register(IssuedPaper)
class IssuedPaperAdmin(ReadOnly):
    """The register of issued papers (7.3). That one is no longer valid is said on a page of its own."""

    list_display = ("number", "kind", "title", "issued_on", "standing", "file_link")
    list_filter = ("kind", "year", AlteredFilter)
    change_form_before_template = "admin/documents/paper_desk.html"
    folded_search = "folded"
    fields = (
        "number", "kind", "title", "issued_on", "language_words", "code_link", "subject_link",
        "file_link", "file_state", "sha256", "rendered_at", "standing", "annulled_on", "annulment",
        "replaced_by",
    )  # fmt: skip

    def get_urls(self) -> list[URLPattern]:
        """The page of the one act before the record's own."""
        wrap = self.admin_site.admin_view
        own = path("<path:object_id>/annul/", wrap(self.annul_view), name="documents_issuedpaper_annul")
        return [own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The paper with what can be said of it above."""
        paper = self.get_object(request, object_id)
        may = paper is not None and paper.annulled_on is None and request.user.has_perm(ANNUL)
        extra = {"record": paper, "may_annul": may, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra)

    def annul_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Say that the paper is no longer valid."""
        paper = self.get_object(request, object_id)
        if paper is None or not request.user.has_perm(ANNUL):
            raise Http404
        form = AnnulForm(*bound(request), record=paper, user=request.user, initial={"on": clock.today()})
        return ask(
            self,
            request,
            form,
            lambda: annul_paper(paper, **form.cleaned_data, actor=request.user),  # type: ignore[arg-type]
            title=gettext("Say that the paper is not valid"),
            subject=paper,
            says=gettext("The page that confirms the paper tells it to everybody. The paper itself stays."),
            done=gettext("Recorded."),
        )

    @display(description=_("validity"))
    def standing(self, paper: IssuedPaper) -> str:
        """Whether the Centre still stands by the paper."""
        if paper.altered_at is not None:
            return badge(_("the stored file was changed"), "danger")
        if paper.annulled_on is not None:
            return badge(_("not valid"), "warning")
        return badge(_("valid"), "success")

    @display(description=_("code"))
    def code_link(self, paper: IssuedPaper) -> str:
        """The code, leading to the public page that confirms the paper."""
        page = reverse("papers:verify_code", args=[paper.code])
        return format_html('<a href="{}" class="underline">{}</a>', page, paper.code)

    @display(description=_("language"))
    def language_words(self, paper: IssuedPaper) -> str:
        """The language the paper is written in, by its own name."""
        return LANGUAGE_NAMES.get(paper.language, paper.language)

    @display(description=_("file"))
    def file_link(self, paper: IssuedPaper) -> str:
        """The PDF, made at the first opening if it was not made yet."""
        return format_html('<a href="{}" class="underline">PDF</a>', paper.get_absolute_url())

    @display(description=_("state of the file"))
    def file_state(self, paper: IssuedPaper) -> str:
        """Whether the stored file is the one that was issued."""
        state = papers.verify_file(paper)
        return badge(state.label, TONES.get(state, ""))

    @display(description=_("record"))
    def subject_link(self, paper: IssuedPaper) -> str:
        """The record the paper is about."""
        subject: models.Model | None = paper.subject
        if subject is None:
            return "–"
        page = f"admin:{subject._meta.app_label}_{subject._meta.model_name}_change"
        try:
            return format_html(
                '<a href="{}" class="underline">{}</a>', reverse(page, args=[subject.pk]), subject
            )
        except NoReverseMatch:
            return str(subject)
