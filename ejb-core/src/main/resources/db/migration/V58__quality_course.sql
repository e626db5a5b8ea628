-- How the audio of a leg went on, interval by interval. Runs unchanged on H2 2.x and on PostgreSQL.
-- A table of its own: it is read for one call at a time, never with a list of calls.

create table cdr_quality (
    call_id  varchar(40)   not null,
    position integer       not null,
    course   varchar(8000) not null,
    constraint cdr_quality_pk primary key (call_id, position),
    constraint cdr_quality_call foreign key (call_id) references cdr (call_id) on delete cascade
);
