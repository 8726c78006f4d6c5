#!/usr/bin/env bash
# Every test of the repository, cheapest first.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*" >&2; "$@"; }

features=()
[ -z "${FEATURES:-}" ] || features=(--features "$FEATURES")

step cargo fmt --all --check
step cargo clippy --workspace --all-targets "${features[@]}" -- -D warnings
step env RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --quiet "${features[@]}"
step env INSTA_UPDATE=no cargo test --workspace --no-fail-fast "${features[@]}"
