from units.technopark.models.booking import Booking

__all__ = ["Booking"]
