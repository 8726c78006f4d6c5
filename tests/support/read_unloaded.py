"""Reads files that UNLOAD wrote, with nothing but Python's own readers, and prints their rows as JSON.

The first argument is how: `json`, `csv`, `delimited` (with escapes) or `quoted` (with both); the others are files.
"""

import bz2
import csv
import gzip
import io
import json
import sys


def text(path):
    opened = {"gz": gzip.open, "bz2": bz2.open}.get(path.rsplit(".", 1)[-1], open)
    with opened(path, "rb") as file:
        return file.read().decode("utf-8")


def rows(how, content):
    if how == "json":
        # Lines end at a line feed alone; str.splitlines knows other ends.
        return [list(json.loads(line).items()) for line in content.split("\n") if line]
    lines = io.StringIO(content, newline="")
    if how == "csv":
        return list(csv.reader(lines, strict=True))
    marks = {"delimiter": "|", "escapechar": "\\", "doublequote": False, "strict": True}
    if how == "quoted":
        return list(csv.reader(lines, quotechar='"', quoting=csv.QUOTE_ALL, **marks))
    return list(csv.reader(lines, quoting=csv.QUOTE_NONE, **marks))


def main():
    how, paths = sys.argv[1], sys.argv[2:]
    print(json.dumps([row for path in paths for row in rows(how, text(path))]))


main()
