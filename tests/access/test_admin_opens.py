"""Every screen of the admin opens for a person who may see everything: list, search, add, one record."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.access.world import World

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label_lower)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_screens_open(model, world: World):
    name = model._meta.label_lower.replace(".", "_")
    director = world.client("director")
    superuser = world.users["director"]
    superuser.is_superuser = True
    superuser.save()
    record = world.argument(model._meta.label_lower)
    answers = {
        "list": director.get(reverse(f"admin:{name}_changelist")),
        "search": director.get(reverse(f"admin:{name}_changelist"), {"q": "отунмо"}),
        "sorted": director.get(reverse(f"admin:{name}_changelist"), {"o": "-1"}),
        "record": director.get(reverse(f"admin:{name}_change", args=[record])),
    }
    # A list may send a superuser on to its own page for adding, or have none.
    assert director.get(reverse(f"admin:{name}_add")).status_code in (200, 302, 403)
    assert {what: answer.status_code for what, answer in answers.items()} == dict.fromkeys(answers, 200)
