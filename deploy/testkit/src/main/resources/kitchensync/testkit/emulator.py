"""fakesnow's server, taught what the pipeline needs of Snowflake and fakesnow lacks. See docs/snowflake.md for the list."""

import re
import sys

import fakesnow.copy_into
import fakesnow.server as server
import uvicorn
from fakesnow.cursor import FakeSnowflakeCursor
from sqlglot import exp

copy_into = sys.modules["fakesnow.copy_into"]

COMMENT = re.compile(r"--[^\n]*")
NAME = r"([\w.]+)"
SWAP = re.compile(rf"\s*alter table {NAME} swap with {NAME}\s*", re.I)
ORDER = re.compile(r"(\s*create sequence .+?) order\s*", re.I)
NEXT = re.compile(r"(\w+\.\w+)\.nextval", re.I)
HASH = re.compile(r"hash_agg\(\*\)(.*) from ([\w.]+)\s*$", re.I)
TAG = re.compile(r"\s*alter session set query_tag = '(.*)'\s*", re.I)

TABLES = "from information_schema.tables"
TABLES_AND_VIEWS = (
    "from (select table_schema, table_name, table_type from information_schema.tables"
    " union all select table_schema, table_name, 'VIEW' from information_schema.views) relations"
)
execute = FakeSnowflakeCursor.execute


def taught(self, command, *args, **kwargs):
    command = NEXT.sub(r"nextval('KITCHENSYNC.\1')", COMMENT.sub("", command))
    command = HASH.sub(r"bitxor_agg(hash(content))\1 from \2 content", command).replace(TABLES, TABLES_AND_VIEWS)
    if swap := SWAP.fullmatch(command):
        one, other = swap.groups()
        aside = f"{one}__ASIDE"
        for old, new in ((one, aside), (other, one), (aside, other)):
            execute(self, f"alter table {old} rename to {new}", server=True)
        return self
    if order := ORDER.fullmatch(command):
        command = order.group(1)
    if tag := TAG.fullmatch(command):
        print("query tag:", tag.group(1), flush=True)
        command = "select 'Statement executed successfully.'"
    return execute(self, command, *args, **kwargs)


def csv_columns(select):
    """A COPY's $1, $2 .. of a CSV file, by DuckDB's names for columns without a header."""
    numbers = [parameter for parameter in select.find_all(exp.Parameter) if parameter.this.name.isdigit()]
    width = len(str(len(numbers) - 1))
    for parameter in numbers:
        parameter.replace(exp.column(f"column{int(parameter.this.name) - 1:0{width}}"))
    return select


def text(self, url):
    """Values of a CSV file are texts until they reach their column: 012 is not the number 12."""
    read = read_csv(self, url)
    read.append("expressions", self.make_eq("all_varchar", True))
    return read


def local_stage(_request, _expression, data):
    """The JDBC driver copies to a folder; the place that fakesnow tells other clients to upload to lacks what it asks for."""
    return data["stageInfo"] | {"endPoint": ""}


FakeSnowflakeCursor.execute = taught
read_csv = copy_into.ReadCSV.read_expression
copy_into.ReadCSV.read_expression = text
copy_into._strip_json_extract = csv_columns
server.gcs_stage_info = local_stage
connection = server.shared_fs.connect()
connection.cursor().execute("create database if not exists KITCHENSYNC")
uvicorn.run(server.app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
