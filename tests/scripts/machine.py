"""Help for the tests of the scripts: environments, made-up commands, and who is still running."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(**given: object) -> dict[str, str]:
    """This process's environment without what the tests themselves put there."""
    ours = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return ours | {name: str(value) for name, value in given.items()}


def write_command(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def processes_with(private: Path) -> list[str]:
    """The commands of all running processes whose private folder is `private`."""
    marker = f"PORTAL_PRIVATE={private}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if marker in (folder / "environ").read_bytes().split(b"\0") and folder.name != str(os.getpid()):
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except (OSError, UnicodeDecodeError):
            continue
    return [command for command in found if command]
