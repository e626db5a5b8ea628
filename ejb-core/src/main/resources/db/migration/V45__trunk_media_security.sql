-- Whether the audio of a trunk is encrypted; empty for the default of the server. Runs unchanged on H2 2.x and on PostgreSQL.

alter table trunk add column media_security varchar(24);
