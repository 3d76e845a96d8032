"""Answer by exit code whether the libraries that draw a PDF's text are on this machine."""

import sys
from ctypes import CDLL

for names in (
    ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
):
    for name in names:
        try:
            CDLL(name)
            break
        except OSError:
            continue
    else:
        sys.exit(1)
