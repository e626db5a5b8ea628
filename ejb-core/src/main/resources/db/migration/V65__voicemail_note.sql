-- What whoever sends a message on writes to it. Runs unchanged on H2 2.x and on PostgreSQL.
alter table voicemail_message add column note varchar(500) default '' not null;
