-- Telephones that are spoken to together; the name is the number that reaches them, members and callers are numbers with
-- commas between.
create table page_zone (
    id          bigint                      not null primary key,
    tenant      varchar(64)                 not null,
    name        varchar(15)                 not null,
    enabled     boolean                     not null,
    title       varchar(80)                 not null,
    members     varchar(4000)               not null,
    everybody   boolean                     not null,
    callers     varchar(4000)               not null,
    max_seconds integer                     not null,
    created_at  timestamp(6) with time zone not null,
    changed_at  timestamp(6) with time zone not null,
    version     bigint                      not null,
    constraint page_zone_name unique (tenant, name)
);

-- Whether who answers outside of the house must press a key.
alter table find_me add column confirmed boolean default false not null;
alter table ring_group add column confirmed boolean default false not null;
