"""The floor: the same database and models under Django's own middleware, templates and admin alone."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS as OURS
from config.settings import TEMPLATES as OUR_TEMPLATES

ROOT_URLCONF = "bench.floor_urls"
INSTALLED_APPS = [app for app in OURS if not app.startswith(("unfold", "whitenoise", "csp"))]
TEMPLATES = [{**engine, "DIRS": []} for engine in OUR_TEMPLATES]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
