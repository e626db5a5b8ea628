-- Whose calls an extension may answer; the name is its number.
create table pickup (
    id         bigint                      not null primary key,
    tenant     varchar(64)                 not null,
    name       varchar(15)                 not null,
    group_name varchar(32)                 not null,
    anybody    boolean                     not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    version    bigint                      not null,
    constraint pickup_name unique (tenant, name)
);

-- Where a house parks callers: one row with the name house.
create table park (
    id             bigint                      not null primary key,
    tenant         varchar(64)                 not null,
    name           varchar(15)                 not null,
    first_slot     integer                     not null,
    last_slot      integer                     not null,
    recall_seconds integer                     not null,
    created_at     timestamp(6) with time zone not null,
    changed_at     timestamp(6) with time zone not null,
    version        bigint                      not null,
    constraint park_name unique (tenant, name)
);
