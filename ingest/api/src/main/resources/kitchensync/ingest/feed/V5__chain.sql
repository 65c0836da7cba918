-- Whose backups are whose: a folder of backups is one chain's, and the chain that is restored out of one is the same.
create table chain (
  only_row boolean primary key default true check (only_row),
  id       uuid    not null default gen_random_uuid()
);
comment on table chain is 'The id of the chain, which a folder of its backups carries too.';
insert into chain default values;
