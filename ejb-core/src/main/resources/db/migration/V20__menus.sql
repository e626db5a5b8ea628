-- What callers are asked; the name is the number that reaches it. Runs unchanged on H2 2.x and on PostgreSQL.
create table menu (
    id                bigint                      not null primary key,
    tenant            varchar(64)                 not null,
    name              varchar(15)                 not null,
    enabled           boolean                     not null,
    title             varchar(80)                 not null,
    language          varchar(2)                  not null,
    greeting          varchar(4000)               not null,
    menu_keys         varchar(500)                not null,
    dial_by_extension boolean                     not null,
    key_seconds       integer                     not null,
    more_seconds      integer                     not null,
    tries             integer                     not null,
    on_timeout        varchar(32)                 not null,
    on_invalid        varchar(32)                 not null,
    created_at        timestamp(6) with time zone not null,
    changed_at        timestamp(6) with time zone not null,
    version           bigint                      not null,
    constraint menu_name unique (tenant, name)
);
