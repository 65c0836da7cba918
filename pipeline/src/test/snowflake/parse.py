"""Parses every .sql file of the folders it is given as Snowflake's; prints what cannot be parsed, and how many could."""

import pathlib
import sys

import sqlglot

parsed = 0
wrong = []
for file in (file for folder in sys.argv[1:] for file in sorted(pathlib.Path(folder).glob("*.sql"))):
    try:
        for statement in sqlglot.parse(file.read_text(), dialect="snowflake"):
            if statement is None:
                continue
            if isinstance(statement, sqlglot.exp.Command):
                wrong.append(f"{file.name}: not understood: {statement.sql()[:80]}")
            parsed += 1
    except sqlglot.errors.ParseError as error:
        wrong.append(f"{file.name}: {error}")
print("\n".join(wrong + [f"{parsed} statements"]))
sys.exit(1 if wrong else 0)
