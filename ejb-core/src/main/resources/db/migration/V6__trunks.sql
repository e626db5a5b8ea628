-- Trunks, routes and outside numbers. Runs unchanged on H2 2.x and on PostgreSQL.

create sequence outside_seq start with 50 increment by 50;

-- Lines to carriers and other telephone systems. Secrets are encrypted (AES-GCM), the key is not in the database.
create table trunk (
    id               bigint                      not null primary key,
    tenant           varchar(64)                 not null,
    name             varchar(32)                 not null,
    enabled          boolean                     not null,
    host             varchar(253)                not null,
    port             integer                     not null,
    transport        varchar(8)                  not null,
    login            varchar(16)                 not null,
    username         varchar(64)                 not null,
    realm            varchar(64)                 not null,
    register_seconds integer                     not null,
    secret           varchar(1000)               not null,
    sources          varchar(3000)               not null,
    inbound_username varchar(64)                 not null,
    inbound_secret   varchar(1000)               not null,
    channels         integer                     not null,
    calls_per_second integer                     not null,
    setup_seconds    integer                     not null,
    options_seconds  integer                     not null,
    caller_policy    varchar(16)                 not null,
    caller_number    varchar(20)                 not null,
    assert_identity  boolean                     not null,
    region           varchar(2)                  not null,
    number_format    varchar(16)                 not null,
    codecs           varchar(600)                not null,
    created_at       timestamp(6) with time zone not null,
    changed_at       timestamp(6) with time zone not null,
    version          bigint                      not null,
    constraint trunk_name unique (tenant, name)
);

-- Which dialled numbers leave the house, and by which trunks: name:priority:weight, separated by commas.
create table outbound_route (
    id             bigint                      not null primary key,
    tenant         varchar(64)                 not null,
    name           varchar(32)                 not null,
    enabled        boolean                     not null,
    number_pattern varchar(64)                 not null,
    permission     varchar(16)                 not null,
    strip_digits   integer                     not null,
    prepend_digits varchar(32)                 not null,
    match_regex    varchar(128)                not null,
    replacement    varchar(64)                 not null,
    trunks         varchar(1000)               not null,
    least_cost     boolean                     not null,
    ring_seconds   integer                     not null,
    created_at     timestamp(6) with time zone not null,
    changed_at     timestamp(6) with time zone not null,
    version        bigint                      not null,
    constraint outbound_route_name unique (tenant, name)
);

-- Numbers under which the house is known outside; the name is the number, its beginning or a pattern.
create table outside_number (
    id         bigint                      not null primary key,
    tenant     varchar(64)                 not null,
    name       varchar(64)                 not null,
    enabled    boolean                     not null,
    match_kind varchar(16)                 not null,
    trunks     varchar(1000)               not null,
    extension  varchar(15)                 not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    version    bigint                      not null,
    constraint outside_number_name unique (tenant, name)
);

-- What an extension may do and is outside of the house; the name is its number.
create table outside_line (
    id             bigint                      not null primary key,
    tenant         varchar(64)                 not null,
    name           varchar(15)                 not null,
    permission     varchar(16)                 not null,
    outside_number varchar(20)                 not null,
    site           varchar(32)                 not null,
    created_at     timestamp(6) with time zone not null,
    changed_at     timestamp(6) with time zone not null,
    version        bigint                      not null,
    constraint outside_line_name unique (tenant, name)
);

-- By which trunk a leg went, and what the call cost.
alter table cdr_leg add column trunk varchar(97) default '' not null;
alter table cdr add column cost numeric(18, 6);
alter table cdr add column currency varchar(3);
