"""A list as somebody likes to see it: its filters, search and order under a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """The part of a list's address after “?”, kept by one person, shown to all where it is shared."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("kept by")
    )
    page = models.CharField(_("list"), max_length=80)
    name = models.CharField(_("name of the view"), max_length=60)
    query = models.CharField(_("filters"), max_length=1000)
    is_shared = models.BooleanField(_("shown to colleagues"), default=False)
    created_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "page", "name"],
                name="core_saved_view_once",
                violation_error_message=_("You already have a view with this name."),
            ),
            models.CheckConstraint(
                condition=~Q(query=""),
                name="core_saved_view_filters",
                violation_error_message=_("Choose a filter or search first: this is the whole list."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
