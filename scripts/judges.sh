#!/usr/bin/env bash
# Makes the virtual environment .venv with the foreign judges of the SQL, once for each change of requirements.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

cmp -s scripts/requirements.txt .venv/requirements.txt && exit 0
if ! command -v python3 >/dev/null; then
  echo "sqlfluff and sqlglot judge the SQL and need python3, which is not installed" >&2
  exit 1
fi
echo "installing sqlfluff, sqlglot and psycopg2 into .venv/ (this checkout only)" >&2
rm -rf .venv
python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check -r scripts/requirements.txt
cp scripts/requirements.txt .venv/requirements.txt
