-- A card is done by what went into cooking, whoever told of it: open pages are to see that at once.

comment on table kitchen_versions is 'Written by the kitchen''s pages with every act, and by ingest with what went into cooking: grows with each, so that other processes see that a store has changed.';
