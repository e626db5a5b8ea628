-- What was changed stands in the audit as JSON, field by field; half of it would not be read.
alter table audit alter column was set data type varchar(200000);
alter table audit alter column becomes set data type varchar(200000);
