"""The registers of paper in the admin: correspondence, papers, acts, letterheads, uploads, the outbox."""

from documents.admin.acts import GoverningActAdmin
from documents.admin.correspondence import CorrespondenceAdmin
from documents.admin.file_plan import FileIndexAdmin
from documents.admin.letterheads import LetterheadAdmin
from documents.admin.outbox import OutboxAdmin
from documents.admin.papers import IssuedPaperAdmin
from documents.admin.uploads import UploadAdmin

__all__ = [
    "CorrespondenceAdmin",
    "FileIndexAdmin",
    "GoverningActAdmin",
    "IssuedPaperAdmin",
    "LetterheadAdmin",
    "OutboxAdmin",
    "UploadAdmin",
]
