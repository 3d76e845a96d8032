"""A broken rule said where the person reads it: beside the field, or on top of the form."""

from django.forms import Form

from core.errors import DomainError, FieldErrors


def show_error(form: Form, error: DomainError) -> None:
    """Put a broken rule's sentence beside its field, or on top; what was typed stays."""
    for one in error.errors if isinstance(error, FieldErrors) else (error,):
        field = getattr(one, "field", None)
        form.add_error(field if field in form.fields else None, str(one))
