"""The plan of a year as a table: a quarter without a plan says so (7.1)."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from reporting.indicators import INDICATORS
from reporting.models import IndicatorSet, PlanValue
from reporting.presentation import figures, sentences

QUARTERS = (1, 2, 3, 4)


def plan_table(year: int) -> dict[str, Any]:
    """The indicators of the latest set with their plan by quarter, each with the page that changes it."""
    last = IndicatorSet.objects.first()
    codes = [code for code in (last.codes if last else []) if code in INDICATORS]
    values = {(row.indicator, row.quarter): row.value for row in PlanValue.objects.filter(year=year)}
    heads = [(number, _("Q%(number)s") % {"number": number}) for number in QUARTERS]
    return {
        "year": year,
        "heads": [head for _number, head in heads],
        "rows": [
            {
                "label": sentences.label(code),
                "unit": figures.unit(INDICATORS[code].measure),
                "cells": [(head, _cell(values.get((code, number)), code)) for number, head in heads],
                "url": _address(code, year),
            }
            for code in codes
        ],
    }


def _cell(value: Any, code: str) -> str:
    return _("no plan") if value is None else figures.write(value, INDICATORS[code].measure)


def _address(code: str, year: int) -> str:
    query = urlencode({"indicator": code, "year": year})
    return f"{reverse('admin:reporting_planvalue_add')}?{query}"
