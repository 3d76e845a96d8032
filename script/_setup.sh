# Shared by the scripts beside it: `. "$(dirname "$0")/_setup.sh"`, then call what is needed.
# Everything is made inside this folder: .venv (the libraries), .uv (the tool that fetches them), private (the data),
# .pycache (what Python compiled).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
PYTHON=$ROOT/.venv/bin/python
export UV_PYTHON_DOWNLOADS=never PYTHONUTF8=1
# Python keeps what it has compiled, whatever the machine says of __pycache__: without it each start takes thrice as long.
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX=$ROOT/.pycache

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }

# A suitable Python of this machine: the one of .python-version first; on PATH, or where pyenv and uv keep theirs.
find_python() {
  local version candidate
  for version in 3.13 3.12 3.14 3; do
    for candidate in "python$version" "${HOME:-}/.pyenv/versions/$version".*/bin/python3 \
      "${HOME:-}/.local/share/uv/python/cpython-$version".*/bin/python3; do
      candidate=$(command -v "$candidate") || continue
      "$candidate" -c 'import sys; print(sys.executable) if sys.version_info >= (3, 12) else sys.exit(1)' \
        2>/dev/null && return
    done
  done
  die "This portal needs Python 3.12 or newer and found none: install it (Debian 13: apt install python3.13-venv; elsewhere: pyenv install 3.13), then start again."
}

# Installs Debian packages when we may; otherwise says the one line that does.
apt_install() { # what it is for, package...
  local purpose=$1; shift
  if ! is_root || ! command -v apt-get >/dev/null; then
    say "Missing: $purpose. Install it with:  sudo apt-get install -y $*" >&2
    return 1
  fi
  say "Installing $* ($purpose)"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"; } \
    >/dev/null || { say "apt-get could not install $*; its own words are above." >&2; return 1; }
}

# uv: the one on PATH, else one of our own in .uv (Debian lets pip install nothing outside an environment).
find_uv() {
  command -v uv && return
  if [ ! -x .uv/bin/uv ]; then
    local python; python=$(find_python) || exit 1
    rm -rf .uv
    "$python" -m venv .uv >/dev/null 2>&1 || { apt_install "Python's own venv" python3-venv && "$python" -m venv .uv; } >&2 || exit 1
    .uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9' >&2 ||
      { rm -rf .uv; die "pip could not fetch uv: is the network there?"; }
  fi
  printf '%s\n' "$ROOT/.uv/bin/uv"
}

# The libraries of uv.lock, fetched once for each lock; `dev` adds the tools and tests, which `run` leaves where they are.
sync_libraries() { # run | dev
  local lock uv python have stamp=.venv/.synced
  lock=$(cat uv.lock pyproject.toml | cksum)
  have=$(cat "$stamp" 2>/dev/null || true)
  if [ -x "$PYTHON" ]; then
    case $have in "dev $lock" | "$1 $lock") return ;; esac
  fi
  python=$(find_python) || exit 1
  uv=$(find_uv) || exit 1
  say "Fetching the libraries (uv.lock) for $("$python" --version)"
  set -- "$1" $([ "$1" = run ] && printf -- '--no-dev --inexact')
  "$uv" sync --quiet --frozen --python "$python" "${@:2}" ||
    die "The libraries could not be fetched: uv's own words are above."
  printf '%s' "$1 $lock" >"$stamp"
}

# Pango draws the letters of every PDF; it is the one thing that comes from the system.
need_pango() {
  "$PYTHON" script/lib/has_pango.py && return
  apt_install "Pango, which draws the PDF papers" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 || exit 1
}

compile_messages() { "$PYTHON" script/lib/compile_messages.py; }

set_up() { # run | dev
  sync_libraries "$1"
  need_pango
  compile_messages
}
