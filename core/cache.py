"""The cache on Redis, which may be away for a minute: the portal goes on without it."""

import logging
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as Away
from redis.exceptions import TimeoutError as Slow

log = logging.getLogger(__name__)


class PatientRedisCache(RedisCache):
    """What Redis remembers is a help, never the truth: while it is away nothing is found and nothing kept.

    The limits on guessing count in the cache too, so for that minute they do not count; a closed door for
    everybody would be worse, and passwords, second factors and codes are checked all the same.
    """

    def add(self, *args: Any, **options: Any) -> bool:
        """Keep what is not there yet; while Redis is away it seems kept."""
        return bool(_try(super().add, True, *args, **options))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """What is kept under `key`, or `default`."""
        return _try(super().get, default, key, default, version)

    def get_many(self, *args: Any, **options: Any) -> Any:
        """What is kept of these keys."""
        return _try(super().get_many, {}, *args, **options)

    def set(self, *args: Any, **options: Any) -> None:
        """Keep a value."""
        _try(super().set, None, *args, **options)

    def touch(self, *args: Any, **options: Any) -> bool:
        """Keep a value longer."""
        return bool(_try(super().touch, False, *args, **options))

    def delete(self, *args: Any, **options: Any) -> bool:
        """Forget a value."""
        return bool(_try(super().delete, False, *args, **options))

    def has_key(self, *args: Any, **options: Any) -> bool:
        """Whether something is kept under a key."""
        return bool(_try(super().has_key, False, *args, **options))

    def incr(self, *args: Any, **options: Any) -> int:
        """Count one more; while Redis is away every one is the first. Raises ValueError without the key."""
        return int(_try(super().incr, 1, *args, **options))

    def set_many(self, *args: Any, **options: Any) -> list[Any]:
        """Keep some values; the keys of those that were not kept."""
        return list(_try(super().set_many, [], *args, **options))

    def delete_many(self, *args: Any, **options: Any) -> None:
        """Forget some values."""
        _try(super().delete_many, None, *args, **options)

    def clear(self) -> bool:  # type: ignore[override]  # the Redis backend answers it
        """Forget everything."""
        return bool(_try(super().clear, False))


def _try(act: Any, otherwise: Any, *args: Any, **options: Any) -> Any:
    try:
        return act(*args, **options)
    except (Away, Slow) as error:
        log.warning("The cache on Redis is away: %s", type(error).__name__)
        return otherwise
