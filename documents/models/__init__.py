"""Tables of the paper room."""

from documents.models.act import GoverningAct
from documents.models.correspondence import Correspondence
from documents.models.file_index import FileIndex
from documents.models.letterhead import Letterhead
from documents.models.message import Message, MessageFile
from documents.models.paper import IssuedPaper
from documents.models.reminder import Reminder
from documents.models.series import NumberSeries
from documents.models.upload import Upload

__all__ = [
    "Correspondence",
    "FileIndex",
    "GoverningAct",
    "IssuedPaper",
    "Letterhead",
    "Message",
    "MessageFile",
    "NumberSeries",
    "Reminder",
    "Upload",
]
