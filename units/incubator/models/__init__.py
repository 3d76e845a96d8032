from units.incubator.models.mentor import Mentor
from units.incubator.models.session import MentoringSession

__all__ = ["Mentor", "MentoringSession"]
