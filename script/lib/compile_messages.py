"""Make the binary message catalogues (.mo) whose text (.po) is newer; needs no gettext on the machine."""

import os
from pathlib import Path

import polib

for po in sorted(Path(__file__).parents[2].glob("locale*/*/LC_MESSAGES/*.po")):
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
        continue
    half_done = mo.with_suffix(f".{os.getpid()}")
    polib.pofile(str(po)).save_as_mofile(str(half_done))
    half_done.replace(mo)
