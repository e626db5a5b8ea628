-- Whether the audio of a device is encrypted; null where its extensions say. Runs unchanged on H2 2.x and on PostgreSQL.
alter table device add column media_security varchar(20);

-- The digest user that a telephone registered with: it tells which device it is. Unknown until it registers again.
alter table binding add column account varchar(128) default '' not null;
