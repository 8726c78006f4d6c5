"""Parses Redshift SQL with sqlfluff and sqlglot: a JSON list of {name, sql} in, a list of {name, judge, error} out."""

import json
import logging
import sys

import sqlfluff
import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel


def judge_by_sqlfluff(sql):
    """The error sqlfluff's `redshift` dialect finds, or None."""
    try:
        sqlfluff.parse(sql + ";\n", dialect="redshift")
    except sqlfluff.api.APIParsingError as error:
        return str(error)
    return None


def judge_by_sqlglot(sql):
    """The error sqlglot's `redshift` dialect finds, or None."""
    try:
        (tree,) = sqlglot.parse(sql, read="redshift", error_level=ErrorLevel.RAISE)
    except (sqlglot.errors.SqlglotError, ValueError) as error:
        return str(error)
    if isinstance(tree, exp.Command):
        return "sqlglot keeps this statement as an opaque command"
    return None


JUDGES = {"sqlfluff": judge_by_sqlfluff, "sqlglot": judge_by_sqlglot}


def main():
    logging.disable(logging.CRITICAL)
    verdicts = [
        {"name": statement["name"], "judge": judge, "error": verdict(statement["sql"])}
        for statement in json.load(sys.stdin)
        for judge, verdict in JUDGES.items()
    ]
    json.dump(verdicts, sys.stdout)


if __name__ == "__main__":
    main()
