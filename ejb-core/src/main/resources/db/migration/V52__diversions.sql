-- Who sent calls on outside of the house. Runs unchanged on H2 2.x and on PostgreSQL.

alter table trunk add column diversions varchar(8) default 'OWN' not null;

-- The last one that sent the call on before it came from outside, as the trunk says, and why.
alter table cdr add column diverted_by varchar(64);
alter table cdr add column diverted_why varchar(16);
