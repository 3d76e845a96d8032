"""Answer by exit code whether a port of this machine can be served. Runs before anything is installed."""

import socket
import sys

port = int(sys.argv[1])
if not 0 < port < 65536:
    sys.exit(1)

# Somebody who listens on "localhost" by IPv6 only would get our visitors, so ask there too.
for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.settimeout(1)
            if probe.connect_ex((address, port)) == 0:
                sys.exit(1)
    except OSError:
        continue

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        server.bind(("127.0.0.1", port))
    except OSError:
        sys.exit(1)
