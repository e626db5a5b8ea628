-- Sources that are not listened to, and those that were a short while ago: how often it came to that counts for a day.
create table source_ban (
    source     varchar(64)                 not null primary key,
    begins_at  timestamp(6) with time zone not null,
    ends_at    timestamp(6) with time zone not null,
    times      integer                     not null,
    reason     varchar(16)                 not null,
    banned_by  varchar(64)                 not null
);

-- Networks that are never banned.
create table allowed_network (
    name    varchar(64) not null primary key,
    network varchar(64) not null
);

-- What one extension may do, where that differs from what all may; null is what all may, 0 is no bound.
create table call_limit (
    tenant     varchar(64) not null,
    number     varchar(15) not null,
    calls      integer,
    per_second integer,
    per_minute integer,
    constraint call_limit_pk primary key (tenant, number),
    constraint call_limit_extension foreign key (tenant, number)
        references extension (tenant, number) on delete cascade
);
