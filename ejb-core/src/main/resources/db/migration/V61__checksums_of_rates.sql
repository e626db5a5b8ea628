-- SHA-256 of a deck as it is downloaded, so that an earlier one is known again; decks of before have none.
alter table rate_deck add column checksum varchar(64) default '' not null;
