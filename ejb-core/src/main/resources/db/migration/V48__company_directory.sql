-- Who knows the password of an account: this server, or the company's directory.
alter table account add column origin varchar(16) default 'LOCAL' not null;

-- What a tenant takes from the company's directory.
create table company_directory (
    id                   bigint                      not null primary key,
    tenant               varchar(64)                 not null,
    name                 varchar(32)                 not null,
    sign_in              boolean                     not null,
    sync                 boolean                     not null,
    base                 varchar(500)                not null,
    filter               varchar(500)                not null,
    id_attribute         varchar(64)                 not null,
    number_attribute     varchar(64)                 not null,
    name_attribute       varchar(64)                 not null,
    mail_attribute       varchar(64)                 not null,
    department_attribute varchar(64)                 not null,
    most_removals        integer                     not null,
    created_at           timestamp(6) with time zone not null,
    changed_at           timestamp(6) with time zone not null,
    version              bigint                      not null,
    constraint company_directory_name unique (tenant, name)
);
