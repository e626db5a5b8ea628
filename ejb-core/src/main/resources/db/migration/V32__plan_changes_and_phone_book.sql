-- What trunks, routes, groups, menus and the like were before and after each change, so that it can be taken back.
create sequence plan_change_seq start with 50 increment by 50;
create table plan_change (
    id           bigint                      not null primary key,
    tenant       varchar(64)                 not null,
    kind         varchar(32)                 not null,
    name         varchar(64)                 not null,
    who          varchar(64)                 not null,
    changed_at   timestamp(6) with time zone not null,
    was          varchar(200000),
    becomes      varchar(200000)
);
create index plan_change_name on plan_change (tenant, kind, name, id);

-- People and firms outside of the house, by a name of their own; numbers are separated by commas.
create table phone_book (
    id           bigint                      not null primary key,
    tenant       varchar(64)                 not null,
    name         varchar(32)                 not null,
    display_name varchar(80)                 not null,
    company      varchar(80)                 not null,
    numbers      varchar(400)                not null,
    created_at   timestamp(6) with time zone not null,
    changed_at   timestamp(6) with time zone not null,
    version      bigint                      not null,
    constraint phone_book_name unique (tenant, name)
);
