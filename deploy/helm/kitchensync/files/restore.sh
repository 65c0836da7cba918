# Brings the folder BACKUP back into a database without KitchenSync's schemas. Postgres is found by PG*.
set -eu
from=${FROM:-/backup}/$BACKUP
schemas=$(pg_restore --list "$from/database.dump" | sed -n 's/^[0-9]*; [0-9]* [0-9]* SCHEMA - \([^ ]*\) .*/\1/p' | grep -vx public | paste -sd, -)
there="from pg_namespace where nspname = any('{$schemas}')"
if [ "$(psql -Atc "select count(*) $there or nspname = 'ingest'")" != 0 ]; then
  echo "the database $PGDATABASE has a schema ingest or others of the backup already; restore into an empty one" >&2
  exit 1
fi
# Whatever of these is there from now on was made here, and half of it is worse than nothing: services would start on it.
# A schema is dropped at a time, since the locks of one transaction do not suffice for some hundred stores.
undo() {
  trap '' TERM
  kill "$restoring" 2>/dev/null || true
  wait "$restoring" 2>/dev/null || true
  echo "select format('drop schema %I cascade', nspname) $there \gexec" | PGOPTIONS='-c client_min_messages=warning' psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1
  echo "the restore of $BACKUP broke off; what it had made in $PGDATABASE is dropped again" >&2
}
# Roles that are there already stay as they are; what is missing is made.
psql --quiet --file="$from/roles.sql" >/dev/null 2>&1 || true
pg_restore --exit-on-error --no-owner --dbname="$PGDATABASE" "$from/database.dump" &
restoring=$!
trap undo EXIT
# By itself the first process of a container does not hear that it is to end, and a shell not before its command has ended.
trap 'exit 143' TERM
wait "$restoring"
# New events get positions beyond all that readers of the feed may have read since the backup.
passed=$(psql -Atc "select to_regprocedure('ingest.pass_over_lost()')")
if [ -n "$passed" ]; then
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --command='select ingest.pass_over_lost()' >/dev/null
fi
trap - EXIT
if [ -z "$passed" ]; then
  echo "$BACKUP is older than ingest.pass_over_lost(): call 'select ingest.pass_over_lost()' after the migration, before any till is let in" >&2
fi
echo "restored $BACKUP: $(psql -Atc "select count(*) from pg_tables where schemaname not like 'pg\_%' and schemaname <> 'information_schema'") tables"
