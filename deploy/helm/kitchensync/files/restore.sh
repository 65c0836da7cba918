# Brings the folder BACKUP back into a database without KitchenSync's schemas. Postgres is found by PG*.
set -eu
from=${FROM:-/backup}/$BACKUP
if [ "$(psql -Atc "select count(*) from pg_namespace where nspname = 'ingest'")" != 0 ]; then
  echo "the database $PGDATABASE has a schema ingest already; restore into an empty one" >&2
  exit 1
fi
# Roles that are there already stay as they are; what is missing is made.
psql --quiet --file="$from/roles.sql" >/dev/null 2>&1 || true
pg_restore --exit-on-error --no-owner --dbname="$PGDATABASE" "$from/database.dump"
echo "restored $BACKUP: $(psql -Atc "select count(*) from pg_tables where schemaname not like 'pg\_%' and schemaname <> 'information_schema'") tables"
