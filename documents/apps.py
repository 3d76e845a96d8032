from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Paper: registers and numbers, issued papers, acts, uploads, letters (1.3, 7.3)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "documents"
    verbose_name = _("Documents")

    def ready(self) -> None:
        # The web process must know the tasks it queues by name.
        from accounts.domain.people import FAREWELLS, LETTERS
        from core.domain import health
        from documents import access, tasks  # noqa: F401
        from documents.domain import correspondence, letterheads
        from documents.domain.acts import SCAN
        from documents.domain.health import CHECKS
        from documents.domain.invitations import write_farewell, write_invitation

        LETTERS.append(write_invitation)
        FAREWELLS.append(write_farewell)
        access.register([SCAN], access.may_see_registers, label=_("scan of an act"))
        health.register(*CHECKS)
        access.register(
            [correspondence.SCAN], access.may_read_correspondence, label=_("scan of a registered document")
        )
        access.register([letterheads.SIGN], access.may_see_registers, label=_("sign of a letterhead"))
