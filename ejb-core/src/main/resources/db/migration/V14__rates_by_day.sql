-- A price may be announced for a day to come. Runs unchanged on H2 2.x and on PostgreSQL.
alter table rate add column valid_from date default date '1970-01-01' not null;
alter table rate drop constraint rate_pk;
alter table rate add constraint rate_pk primary key (trunk_id, prefix, valid_from);
