-- Whom in the directory an extension follows. The entry is known by an id that survives a new name or number.
create table company_link (
    tenant     varchar(64)  not null,
    entry      varchar(200) not null,
    extension  varchar(15)  not null,
    name       varchar(80)  not null,
    mail       varchar(254) not null,
    department varchar(80)  not null,
    present    boolean      not null,
    constraint company_link_pk primary key (tenant, entry),
    constraint company_link_extension unique (tenant, extension)
);

-- The last run of each tenant that changed something or would have: counts, and what came of each entry as JSON.
create table company_run (
    tenant     varchar(64)                 not null primary key,
    started_at timestamp(6) with time zone not null,
    report     varchar(1000000)            not null
);
