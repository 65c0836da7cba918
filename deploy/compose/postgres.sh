#!/bin/sh
# Run once, by the image of Postgres, when its volume is new: the login of the services, which is no superuser. A store has a
# role of its own, so it has to be able to make roles.
set -eu
psql --quiet --set=ON_ERROR_STOP=1 --set=password="$KITCHENSYNC_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role kitchensync login createrole password :'password';
create database kitchensync owner kitchensync;
SQL
