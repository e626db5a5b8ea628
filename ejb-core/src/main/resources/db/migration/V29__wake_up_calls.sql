-- When an extension is called to wake somebody; the name is its number.
create table wake_up (
    id         bigint                      not null primary key,
    tenant     varchar(64)                 not null,
    name       varchar(15)                 not null,
    wake_at    timestamp(6) with time zone,
    rings      integer                     not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    version    bigint                      not null,
    constraint wake_up_name unique (tenant, name)
);
