"""The file plan in the admin (7.3)."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin_shown import EnteredAdmin
from documents.admin_register_forms import FileIndexForm
from documents.domain.resolutions import add_file_index
from documents.models import FileIndex


@admin.register(FileIndex)
class FileIndexAdmin(EnteredAdmin):
    """The file plan by years."""

    list_display = ("code", "year", "title", "keeping")
    list_filter = ("year",)
    folded_search = "folded"
    fields = ("code", "year", "title", "keeping")
    add_form, add_title = FileIndexForm, _("Enter a file in the plan")
    enter = staticmethod(add_file_index)
