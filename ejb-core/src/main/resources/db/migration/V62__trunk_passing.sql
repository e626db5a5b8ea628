-- What passes by a trunk that is not ours; empty for what the server's settings say. Runs unchanged on H2 2.x and on PostgreSQL.

alter table trunk add column pass_headers varchar(2200) default '' not null;
alter table trunk add column info_bodies varchar(2200) default '' not null;
