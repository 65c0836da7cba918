# Roles and the database, into a folder with the time as its name; complete when it has that name. Postgres is found by PG*.
set -eu
to=${TO:-/backup}
name=$(date -u +%Y-%m-%dT%H-%M-%SZ)
part=$to/.$name.part
# What an earlier one has left that was killed: they run one at a time.
rm -rf "${to:?}"/.20*.part
mkdir "$part"
trap 'rm -rf "$part"' EXIT
# A store's role has no password, and the login's own is a Secret's business.
pg_dumpall --roles-only --no-role-passwords --file="$part/roles.sql"
pg_dump --format=custom --file="$part/database.dump"
pg_restore --list "$part/database.dump" >"$part/contents.txt"
mv "$part" "$to/$name"
echo "backup $name: $(du -sk "$to/$name" | cut -f1) KiB, $(grep -c 'TABLE DATA' "$to/$name/contents.txt") tables"
# The newest KEEP stay.
ls "$to" | grep -E '^20[0-9-]+T[0-9-]+Z$' | sort -r | tail -n +"$((KEEP + 1))" | while read -r old; do
  rm -rf "${to:?}/$old"
done
