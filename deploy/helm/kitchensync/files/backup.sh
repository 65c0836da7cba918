# Roles and the database, into a folder with the time as its name; complete when it has that name. Postgres is found by PG*.
set -eu
to=${TO:-/backup}
name=$(date -u +%Y-%m-%dT%H-%M-%SZ)
part=$to/.$name.part
mkdir -p "$to"
# A folder is one chain's: of two, each would take the other's backups for old ones.
# One that is not migrated yet has no id.
if [ -n "$(psql -Atc "select to_regclass('ingest.chain')")" ]; then
  chain=$(psql -Atc "select id from ingest.chain")
  # An empty one is of a run that was killed.
  if [ -e "$to/chain.id" ] && [ ! -s "$to/chain.id" ]; then rm "$to/chain.id"; fi
  if [ ! -e "$to/chain.id" ]; then
    # Under its name only when it is whole, and of two that come at once only the first.
    mine=$to/.chain.id.$chain
    echo "$chain" >"$mine"
    ln "$mine" "$to/chain.id" 2>/dev/null || [ -e "$to/chain.id" ] || mv "$mine" "$to/chain.id"
    rm -f "$mine"
  fi
  owner=$(cat "$to/chain.id")
  if [ "$owner" != "$chain" ]; then
    echo "$to holds the backups of another chain (chain.id says $owner, this one is $chain); give it a folder of its own. If this is that chain, restored from a backup without an id, remove chain.id" >&2
    exit 1
  fi
fi
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
