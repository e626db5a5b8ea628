-- Short codes of an extension, or with the name house of everybody: code:number, separated by commas.
create table speed_dial (
    id         bigint                      not null primary key,
    tenant     varchar(64)                 not null,
    name       varchar(15)                 not null,
    numbers    varchar(4000)               not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    version    bigint                      not null,
    constraint speed_dial_name unique (tenant, name)
);

-- Whether those an extension calls are not told who calls.
alter table outside_line add column hidden boolean default false not null;
