"""The public form as a browser sends it, for tests."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from applications.domain.links import form_token, personal_url
from applications.models import Application
from tests.makers.applications import make_call

APPLICANT = {
    "applicant_form": "legal_entity",
    "applicant_name": "ЖЧК «Талаа Сенсор»",
    "inn": "01203202010045",
    "registration_number": "48206-3303-ООО",
    "representative": "Асанова Мээрим Кубатбек кызы",
    "email": "meerim@talaa.example",
    "phone": "0555 12 34 56",
}


def hidden(page: Any, name: str = "form_token") -> str:
    found = re.search(f'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return found[1]


def opened(browser: Client, application: Application) -> Client:
    """The browser after its owner opened the personal link."""
    path = personal_url(application).split("://", 1)[1].split("/", 1)[1]
    assert browser.get(f"/{path}").status_code == 302
    return browser


def step_of(application: Application, step: str) -> str:
    return reverse("applications:step", args=[application.public_id, step])


def send(browser: Client, application: Application, step: str, data: dict[str, Any], **extra: Any) -> Any:
    return browser.post(step_of(application, step), {"form_token": form_token(application), **data}, **extra)


def errors_of(page: Any) -> dict[str, list[str]]:
    return {name: [str(text) for text in found] for name, found in page.context["form"].errors.items()}


def begin(browser: Client, **changes: str) -> Any:
    url = reverse("applications:apply_start", args=[make_call().pk])
    token = hidden(browser.get(url))
    return browser.post(url, {**APPLICANT, "form_token": token, **changes})
