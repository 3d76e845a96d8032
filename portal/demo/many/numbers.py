"""Numbers of many papers: the registers go on without a gap (7.3)."""

import hashlib
import uuid
from collections import Counter
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models

from documents.domain.numbers import Taken, write_number
from documents.domain.snapshots import freeze
from documents.enums import PaperKind
from documents.models import IssuedPaper, NumberSeries, Upload
from portal.demo.many.rows import make
from portal.demo.papers import signed_copy
from residents.domain.signing import SCAN_PURPOSE

PLACE = uuid.UUID("6e0ab93a-5a2c-4c4f-9d1f-1d8f6f8d3a10")


class Registers:
    """The registers of all years, kept in memory until `close` writes how far they came."""

    def __init__(self) -> None:
        self._last = Counter({(s.kind, s.year): s.last for s in NumberSeries.objects.all()})
        self._content = signed_copy().read()
        self._sha256 = hashlib.sha256(self._content).hexdigest()
        self._stored: dict[str, str] = {}

    def take(self, kind: str, day: date) -> Taken:
        """The next number of a register."""
        key = (str(kind), day.year)
        self._last[key] += 1
        return Taken(write_number(kind, year=day.year, sequence=self._last[key]), day.year, self._last[key])

    def paper(
        self,
        kind: PaperKind,
        subject: models.Model,
        day: date,
        at: Any,
        title: str,
        template: str,
        **says: Any,
    ) -> IssuedPaper:
        """A paper with its file: papers of one year share one, made once."""
        taken = self.take(kind, day)
        key = uuid.uuid5(PLACE, f"{kind}:{taken.number}")
        digits = key.hex.upper()
        return make(
            IssuedPaper,
            id=key,
            kind=kind,
            number=taken.number,
            year=taken.year,
            sequence=taken.sequence,
            issued_on=day,
            title=title,
            code=f"{digits[:4]}-{digits[4:8]}-{digits[8:12]}",
            template=template,
            context=freeze(says),
            file=self._file(f"papers/{day.year}/many.pdf"),
            sha256=self._sha256,
            rendered_at=at,
            created_at=at,
            content_type_id=ContentType.objects.get_for_model(subject).pk,
            object_id=str(subject.pk),
        )

    def scan(self, number: int, at: Any) -> Upload:
        """The signed copy of a contract."""
        return make(
            Upload,
            id=uuid.uuid5(PLACE, f"scan:{number}"),
            purpose=SCAN_PURPOSE,
            name="Кол коюлган келишим.pdf",
            content_type="application/pdf",
            size=len(self._content),
            sha256=self._sha256,
            file=self._file(f"uploads/{at.year}/many.pdf"),
            created_at=at,
        )

    def close(self) -> None:
        """Write the last numbers."""
        for (kind, year), last in self._last.items():
            NumberSeries.objects.update_or_create(kind=kind, year=year, defaults={"last": last})

    def _file(self, name: str) -> str:
        if name not in self._stored:
            default_storage.delete(name)
            self._stored[name] = default_storage.save(name, ContentFile(self._content))
        return self._stored[name]
