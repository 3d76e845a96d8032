"""The paper of an invoice: its lines frozen as values, read in Kyrgyz or in another language (7.3)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy

from accounts.models import Post
from core.actors import Actor
from core.conf import centre
from core.languages import current_language
from documents.domain import papers
from documents.domain.preparers import PREPARERS, Prepared
from documents.enums import PaperKind
from documents.models import IssuedPaper
from finance.models import Invoice
from residents.domain.resident_papers import signatory_of
from residents.enums_contract import Measure

TEMPLATE = "finance/invoice.html"


def register_preparer() -> None:
    """Have the names of the services found in the language of the reader."""
    PREPARERS[TEMPLATE] = in_words


def issue(invoice: Invoice, *, on: date, due_on: date, actor: Actor, at: datetime | None) -> IssuedPaper:
    """Enter the invoice in the register under the next number."""
    contract, party = invoice.contract, invoice.party
    return papers.issue(
        PaperKind.INVOICE,
        title=gettext_lazy("Invoice"),
        template=TEMPLATE,
        context={
            "party": party.name,
            "inn": party.inn if party.inn.startswith("0") else "",
            "address": party.address,
            "contract_number": contract.number,
            "contract_date": contract.signed_on,
            "period_from": invoice.period_from,
            "period_to": invoice.period_to,
            "due_on": due_on,
            "own_inn": str(centre("PARTY_INN")),
            "own_bank": str(centre("PARTY_BANK")),
            "total": invoice.total,
            "signatory": signatory_of(on),
            "rows": [
                {
                    "ky": line.title_ky,
                    "ru": line.title_ru,
                    "en": line.title_en,
                    "measure_code": line.measure,
                    "first_day": line.first_day,
                    "last_day": line.last_day,
                    "quantity": line.quantity,
                    "price": line.price,
                    "amount": line.amount,
                }
                for line in invoice.lines.all()
            ],
        },
        subject=invoice,
        on=on,
        actor=actor,
        at=at,
    )


def in_words(content: Mapping[str, Any]) -> Prepared:
    """The lines with their names and measures, in the language now active."""
    language = current_language()
    rows = [
        {**row, "title": row[language], "measure": Measure(row["measure_code"]).label}
        for row in content.get("rows", ())
    ]
    signatory = dict(content.get("signatory", {}))
    if signatory.get("post_code"):
        signatory["post"] = Post(signatory["post_code"]).label
    return Prepared({**content, "rows": rows, "signatory": signatory})
