"""Tables of the paper room."""

from documents.models.act import GoverningAct
from documents.models.paper import IssuedPaper
from documents.models.series import NumberSeries
from documents.models.upload import Upload

__all__ = ["GoverningAct", "IssuedPaper", "NumberSeries", "Upload"]
