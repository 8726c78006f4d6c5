"""Reads values back from SQL with sqlglot: a list [kind, sql, value] a line in, the number read and what differs out."""

import json
import sys

from sqlglot import exp, parse_one
from sqlglot.dialects.redshift import Redshift
from sqlglot.errors import SqlglotError
from sqlglot.tokens import TokenType

DIALECT = Redshift()
# A whole parse costs ten times the tokens, so that only some statements are parsed too.
PARSED = 20


def literals(sql):
    """The values of the literals in the SQL, in order."""
    return [token.text for token in DIALECT.tokenize(sql) if token.token_type == TokenType.STRING]


def read(kind, sql):
    """What the SQL says: the last of its literals, or the one name in it."""
    if kind == "name":
        tokens = DIALECT.tokenize(sql)
        return tokens[0].text if len(tokens) == 1 else None
    found = literals(sql)
    return found[-1] if found else None


def parsed(sql):
    """The literal of `SELECT '…'`, by the whole parser."""
    (expression,) = parse_one(f"SELECT {sql}", read=DIALECT).expressions
    return expression.this if isinstance(expression, exp.Literal) and expression.is_string else None


def main():
    count, differences = 0, []
    for line in sys.stdin.buffer:
        kind, sql, value = json.loads(line)
        try:
            found = [read(kind, sql)]
            if kind == "value" and count % PARSED == 0:
                found.append(parsed(sql))
        except SqlglotError as error:
            found = [str(error)]
        if any(it != value for it in found) and len(differences) < 10:
            differences.append([kind, sql, value, found])
        count += 1
    json.dump({"read": count, "differences": differences}, sys.stdout)


if __name__ == "__main__":
    main()
