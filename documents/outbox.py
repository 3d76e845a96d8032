"""Django's mail backend of the portal: every message of every library goes to the outbox first.

post_office's own backend renders each message once more as a template, so an address typed by a
stranger could act as one; this keeps the words as they are.
"""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from documents.domain.mail import keep_message


class OutboxBackend(BaseEmailBackend):
    """Keeps messages in the outbox; `documents.tasks.send_letters` sends them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            keep_message(message)
        return len(email_messages)
