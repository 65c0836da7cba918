-- A key that another one replaces works on for a while. Its own end stays, for the one in its place lives as long.
alter table api_keys add column replaced_until timestamptz;
comment on column api_keys.replaced_until is 'When a key that has been replaced ends; null for one that has not.';
