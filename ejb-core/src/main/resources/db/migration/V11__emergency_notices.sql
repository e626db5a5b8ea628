-- Who still has to be told of a call for help: written with its record, deleted when told. Runs unchanged on H2 2.x and
-- on PostgreSQL.
create table emergency_notice (
    id         varchar(60)                 not null primary key,
    call_id    varchar(40)                 not null,
    way        varchar(8)                  not null,
    recipient  varchar(254)                not null,
    subject    varchar(400)                not null,
    body       varchar(8000)               not null,
    created_at timestamp(6) with time zone not null,
    due_at     timestamp(6) with time zone not null,
    attempts   integer                     not null,
    constraint emergency_notice_call foreign key (call_id) references emergency_call (call_id)
);
create index emergency_notice_due on emergency_notice (due_at);
