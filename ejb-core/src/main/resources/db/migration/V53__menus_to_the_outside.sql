-- Menus that lead out of the house, and that ask programs elsewhere. Runs unchanged on H2 2.x and on PostgreSQL.
alter table menu add column permission varchar(16) default 'INTERNAL' not null;
alter table menu add column on_failure varchar(64) default 'REPEAT:' not null;

-- The name of a webhook is longer than a number.
alter table menu alter column menu_keys set data type varchar(1000);
alter table menu alter column on_timeout set data type varchar(64);
alter table menu alter column on_invalid set data type varchar(64);
