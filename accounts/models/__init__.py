"""Who: users, the parties they speak for, the posts they hold."""

from accounts.models.appointment import Appointment, Post
from accounts.models.party import Party, PartyKind
from accounts.models.party_details import Contact, Founder
from accounts.models.user import User

__all__ = ["Appointment", "Contact", "Founder", "Party", "PartyKind", "Post", "User"]
