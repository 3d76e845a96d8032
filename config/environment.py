"""What the environment says, read once, with a clear sentence when production lacks something."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()

PRODUCTION: bool = env.bool("PORTAL_PRODUCTION", default=False)
PRIVATE: Path = Path(env.str("PORTAL_PRIVATE", default=str(BASE_DIR / "private")))


def required(name: str, meaning: str, fallback: str) -> str:
    """The variable `name`; outside production `fallback` stands in for it.

    Raises ImproperlyConfigured, in a sentence, when production has no value.
    """
    value: str = env.str(name, default="")
    if value:
        return value
    if PRODUCTION:
        raise ImproperlyConfigured(f"Production needs {name}: {meaning}.")
    return fallback


def second_factor() -> bool:
    """Whether staff are held to a second factor, from PORTAL_SECOND_FACTOR; always in production."""
    wanted: bool = env.bool("PORTAL_SECOND_FACTOR", default=True)
    if PRODUCTION and not wanted:
        raise ImproperlyConfigured(
            "Production holds staff to a second factor: remove PORTAL_SECOND_FACTOR,"
            " it is for the demonstration."
        )
    return wanted


def hosts() -> list[str]:
    """Host names this site answers to, from PORTAL_HOSTS (comma-separated)."""
    named = required("PORTAL_HOSTS", "the host names of the site, separated by commas", "*")
    return [host.strip() for host in named.split(",") if host.strip()]


def proxies() -> int:
    """How many web servers stand before the portal, from PORTAL_PROXIES: limits on guessing count by device.

    In production one, unless it says otherwise; elsewhere nobody's word for an address is taken.
    """
    return env.int("PORTAL_PROXIES", default=1 if PRODUCTION else 0)


def database() -> dict[str, object]:
    """The database by DATABASE_URL; SQLite in the private folder when none is named."""
    url = required("DATABASE_URL", "the address of the PostgreSQL database", "")
    if url:
        return {**env.db_url_config(url), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": PRIVATE / "portal.sqlite3",
        "OPTIONS": {
            # Writers queue up at BEGIN instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def cache() -> dict[str, object]:
    """Redis when REDIS_URL names one, else the memory of the process."""
    url = env.str("REDIS_URL", default="")
    if url:
        patience = {"socket_connect_timeout": 1, "socket_timeout": 2}
        return {"BACKEND": "core.cache.PatientRedisCache", "LOCATION": url, "OPTIONS": patience}
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def queue() -> dict[str, object]:
    """Celery's broker settings: Redis by REDIS_URL, else files in the private folder."""
    url = env.str("REDIS_URL", default="")
    if url:
        return {"CELERY_BROKER_URL": url}
    folder = PRIVATE / "queue"
    for part in ("messages", "control"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    return {
        "CELERY_BROKER_URL": "filesystem://",
        "CELERY_BROKER_TRANSPORT_OPTIONS": {
            "data_folder_in": str(folder / "messages"),
            "data_folder_out": str(folder / "messages"),
            "control_folder": str(folder / "control"),
        },
    }


def mail() -> dict[str, object]:
    """SMTP by EMAIL_URL, else a folder of messages in the private folder."""
    url = env.str("EMAIL_URL", default="")
    if url:
        return {**env.email_url_config(url), "EMAIL_TIMEOUT": 20}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": PRIVATE / "mail",
    }
