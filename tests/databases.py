"""A pytest plugin: a run migrates one database, and each further process of the run gets a copy of it."""

import fcntl
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

PROCESSES = [f"gw{number}" for number in range(int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0")))]
OURS = os.environ.get("PYTEST_XDIST_WORKER", "")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> None:
    """Whoever comes first migrates and copies for the others; they take the copy that bears their name."""
    shared = tmp_path_factory.getbasetemp().parent
    with (shared / "databases.lock").open("w") as door, django_db_blocker.unblock():
        fcntl.flock(door, fcntl.LOCK_EX)
        if OURS and (shared / OURS).exists():
            connection.close()
            connection.settings_dict["NAME"] = (shared / OURS).read_text()
        else:
            request.getfixturevalue("django_db_setup")
            for other in PROCESSES:
                if other != OURS:
                    (shared / other).write_text(copy_for(other, shared))


def copy_for(process: str, shared: Path) -> str:
    """The name of a copy of our database, which nobody has open while it is made."""
    connection.close()
    ours = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return str(shutil.copy(ours, shared / f"{process}.sqlite3"))
    connection.creation.clone_test_db(process, verbosity=0)
    return str(connection.creation.get_test_db_clone_settings(process)["NAME"])
