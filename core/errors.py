"""What a broken rule says to a person: errors whose text is a translated sentence."""

from collections.abc import Iterable


class DomainError(Exception):
    """A rule refuses the act; `message` is a sentence for the person who tried."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)

    def __str__(self) -> str:
        return str(self.message)


class WrongState(DomainError):
    """The record is no longer, or not yet, in a state that allows the act."""


class NotAllowed(DomainError):
    """The actor's role does not allow the act."""


class FieldError(DomainError):
    """One value is not acceptable; `field` names where an edge shows the sentence."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


class FieldErrors(DomainError):
    """Several values are not acceptable, each with its own sentence."""

    def __init__(self, errors: Iterable[FieldError]) -> None:
        self.errors = tuple(errors)
        super().__init__(" ".join(str(error) for error in self.errors))
