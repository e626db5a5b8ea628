-- Who has logged in at the telephones of an extension; the name is its number.
create table desk_login (
    id          bigint                      not null primary key,
    tenant      varchar(64)                 not null,
    name        varchar(15)                 not null,
    user_number varchar(15)                 not null,
    created_at  timestamp(6) with time zone not null,
    changed_at  timestamp(6) with time zone not null,
    version     bigint                      not null,
    constraint desk_login_name unique (tenant, name)
);
