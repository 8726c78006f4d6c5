#!/usr/bin/env bash
# Licences, sources and banned crates of the dependencies, by cargo-deny; installs it into .tools/ once.
set -euo pipefail
cd "$(dirname "$0")/.."

version=0.20.2
if [ "$(.tools/bin/cargo-deny --version 2>/dev/null)" != "cargo-deny $version" ]; then
  echo "installing cargo-deny $version into .tools/ (this checkout only, some minutes)" >&2
  cargo install --quiet --locked --no-default-features --root .tools --version "$version" cargo-deny
fi
.tools/bin/cargo-deny check licenses bans sources
