#!/usr/bin/env bash
# Makes the virtual environment .venv with the foreign judges of the SQL and moto, once for each change of requirements.txt,
# and sees to psql and a PostgreSQL server where this machine's packages can be installed.
set -euo pipefail
cd "$(dirname "$0")/.."

# Installs a Debian package if this machine is one and this user may; fails otherwise.
install() {
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
  echo "installing the package $1" >&2
  apt-get update -qq && apt-get install -y -qq "$1" >/dev/null
}

command -v psql >/dev/null || install postgresql-client || echo "psql is not installed: its tests are skipped and say so" >&2

ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install postgresql ||
  echo "PostgreSQL is not installed: TLS and logins are not tested against it, and the tests say so" >&2

cmp -s scripts/requirements.txt .venv/requirements.txt && exit 0
if ! python3 -c 'import ensurepip' 2>/dev/null && ! install python3-venv; then
  echo "sqlfluff and sqlglot judge the SQL and need python3 with its venv module, which is not installed" >&2
  exit 1
fi
echo "installing sqlfluff, sqlglot, psycopg2 and moto into .venv/ (this checkout only)" >&2
rm -rf .venv
python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check -r scripts/requirements.txt
cp scripts/requirements.txt .venv/requirements.txt
