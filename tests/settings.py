"""The portal's settings for its tests: a private folder of their own, quick passwords, tasks at once."""

import atexit
import os
import shutil
import tempfile

_private = tempfile.mkdtemp(prefix="portal-tests-")
atexit.register(shutil.rmtree, _private, ignore_errors=True)
os.environ["PORTAL_PRIVATE"] = _private

from config.settings import *  # noqa: E402, F403
from config.settings import CACHES, DATABASES, PRIVATE  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: races are tested with connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(PRIVATE / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
ALLOWED_HOSTS = ["*"]
# Held to in tests/access and tests/accounts/test_second_factor.py; elsewhere it would only be in the way.
SECOND_FACTOR = False

if "REDIS_URL" in os.environ:
    # Each process of the run forgets in a database of its own; the queue's is 0.
    process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = os.environ["REDIS_URL"].removesuffix("/0") + f"/{process + 1}"

# WhiteNoise finds a file when it is asked for, instead of looking through all of them for each test client.
WHITENOISE_AUTOREFRESH = True
# It wants the folder of collected files to be there; tests have none in it.
(PRIVATE / "static").mkdir(exist_ok=True)
