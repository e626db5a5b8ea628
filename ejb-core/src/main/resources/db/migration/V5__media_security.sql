-- Whether the audio of an extension's telephones is encrypted; null where the server's default holds.
alter table extension add column media_security varchar(20);
