-- How a trunk hears of keys. Runs unchanged on H2 2.x and on PostgreSQL.

alter table trunk add column dtmf varchar(16) default 'AUTO' not null;
