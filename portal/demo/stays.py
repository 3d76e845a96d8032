"""The residency that an application of the demonstration Centre led to, wherever it goes on by now."""

from applications.models import Application
from residents.models import Residency


def residency_of(application: Application) -> Residency:
    """The latest one: after a transfer between the units the new one (3.2)."""
    return Residency.objects.filter(contract__application=application.pk).latest("started_on", "pk")
