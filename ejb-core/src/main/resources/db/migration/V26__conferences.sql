-- Rooms where people meet; the name is the number that reaches them, of a PIN its hash is kept. Runs unchanged on H2 2.x and on
-- PostgreSQL.
create table conference (
    id                  bigint                      not null primary key,
    tenant              varchar(64)                 not null,
    name                varchar(15)                 not null,
    enabled             boolean                     not null,
    title               varchar(80)                 not null,
    language            varchar(2)                  not null,
    moderator_pin       varchar(100)                not null,
    participant_pin     varchar(100)                not null,
    most_people         integer                     not null,
    waits_for_moderator boolean                     not null,
    entry_sound         varchar(8)                  not null,
    recorded            boolean                     not null,
    permission          varchar(16)                 not null,
    created_at          timestamp(6) with time zone not null,
    changed_at          timestamp(6) with time zone not null,
    version             bigint                      not null,
    constraint conference_name unique (tenant, name)
);
