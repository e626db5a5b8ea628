-- Waiting messages as an outside voicemail system reports them; memory answers, this is what a restart begins with.
create table message_waiting (
    tenant       varchar(64)                 not null,
    number       varchar(15)                 not null,
    fresh        integer                     not null,
    heard        integer                     not null,
    fresh_urgent integer                     not null,
    heard_urgent integer                     not null,
    changed_at   timestamp(6) with time zone not null,
    constraint message_waiting_pk primary key (tenant, number),
    constraint message_waiting_extension foreign key (tenant, number)
        references extension (tenant, number) on delete cascade
);

-- Extensions watched as one (RFC 4662); members are numbers, separated by blanks.
create table watch_list (
    tenant       varchar(64)   not null,
    name         varchar(32)   not null,
    display_name varchar(80)   not null,
    members      varchar(2000) not null,
    version      bigint        not null,
    constraint watch_list_pk primary key (tenant, name)
);
