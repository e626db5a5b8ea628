-- When an extension does not want to be disturbed; the name is its number, spans are as those of time conditions.
create table quiet_hours (
    id         bigint                      not null primary key,
    tenant     varchar(64)                 not null,
    name       varchar(15)                 not null,
    enabled    boolean                     not null,
    zone       varchar(64)                 not null,
    spans      varchar(1000)               not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    version    bigint                      not null,
    constraint quiet_hours_name unique (tenant, name)
);
