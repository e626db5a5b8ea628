-- Calls for help. Runs unchanged on H2 2.x and on PostgreSQL.

-- Places where telephones are.
create table site (
    id           bigint                      not null primary key,
    tenant       varchar(64)                 not null,
    name         varchar(32)                 not null,
    country      varchar(2)                  not null,
    region       varchar(80)                 not null,
    city         varchar(80)                 not null,
    postal_code  varchar(20)                 not null,
    street       varchar(120)                not null,
    house_number varchar(20)                 not null,
    building     varchar(80)                 not null,
    floor        varchar(20)                 not null,
    room         varchar(80)                 not null,
    callback     varchar(20)                 not null,
    subnets      varchar(3000)               not null,
    created_at   timestamp(6) with time zone not null,
    changed_at   timestamp(6) with time zone not null,
    version      bigint                      not null,
    constraint site_name unique (tenant, name)
);

-- How a tenant's calls for help are routed, and who is told of them.
create table emergency_settings (
    id                bigint                      not null primary key,
    tenant            varchar(64)                 not null,
    name              varchar(32)                 not null,
    numbers           varchar(400)                not null,
    prefixes          varchar(100)                not null,
    test_numbers      varchar(200)                not null,
    trunks            varchar(600)                not null,
    callback          varchar(20)                 not null,
    site              varchar(32)                 not null,
    notify_extensions varchar(400)                not null,
    notify_emails     varchar(3000)               not null,
    created_at        timestamp(6) with time zone not null,
    changed_at        timestamp(6) with time zone not null,
    version           bigint                      not null,
    constraint emergency_settings_tenant unique (tenant, name)
);

-- One row per call for help. Each names the one before it, and emergency_chain names the newest: every row is referred
-- to by another, so none of them can be deleted.
create table emergency_call (
    call_id        varchar(40)                 not null primary key,
    previous       varchar(40),
    tenant         varchar(64)                 not null,
    at_time        timestamp(6) with time zone not null,
    extension      varchar(128)                not null,
    extension_name varchar(128)                not null,
    dialled        varchar(64)                 not null,
    number         varchar(64)                 not null,
    site           varchar(64)                 not null,
    place          varchar(1000)               not null,
    callback       varchar(64)                 not null,
    trunk          varchar(64)                 not null,
    test           boolean                     not null,
    constraint emergency_call_previous foreign key (previous) references emergency_call (call_id)
);
create index emergency_call_newest on emergency_call (tenant, at_time desc, call_id desc);

create table emergency_chain (
    id     integer not null primary key,
    newest varchar(40),
    constraint emergency_chain_newest foreign key (newest) references emergency_call (call_id)
);
insert into emergency_chain (id, newest) values (1, null);
