"""What the paper room has `manage.py doctor` look at."""

from django.utils.translation import gettext_lazy as _

from core.domain.health import Check
from documents.domain import health_files, health_queue, health_registers, health_setting

CHECKS = (
    Check("private", _("The private folder"), health_setting.closed_folder),
    Check("fonts", _("The fonts of papers"), health_setting.missing_letters),
    Check("mail", _("Sending of letters"), health_setting.unsent_mail),
    Check("queue", _("The queue of tasks"), health_queue.silent_worker),
    Check("letters", _("Letters"), health_queue.stuck_letters),
    Check("papers", _("Papers without a file"), health_queue.unmade_papers),
    Check("registers", _("Registers"), health_registers.gaps),
    Check("lost", _("Lost files"), health_files.lost_files),
    Check("hashes", _("Changed files"), health_files.altered_files, slow=True),
    Check("orphans", _("Files nobody knows"), health_files.orphans),
)
