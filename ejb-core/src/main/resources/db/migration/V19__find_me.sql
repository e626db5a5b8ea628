-- Numbers that ring beside the telephones of an extension; the name is its number, targets are number:delay, separated
-- by commas.
create table find_me (
    id           bigint                      not null primary key,
    tenant       varchar(64)                 not null,
    name         varchar(15)                 not null,
    enabled      boolean                     not null,
    ring_seconds integer                     not null,
    targets      varchar(400)                not null,
    created_at   timestamp(6) with time zone not null,
    changed_at   timestamp(6) with time zone not null,
    version      bigint                      not null,
    constraint find_me_name unique (tenant, name)
);
