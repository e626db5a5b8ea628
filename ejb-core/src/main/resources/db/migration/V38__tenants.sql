-- Tenants and the SIP domains by which their telephones are told apart. The first one belongs to the server and is there.
create table customer (
    name            varchar(64)                 not null primary key,
    display_name    varchar(80)                 not null,
    enabled         boolean                     not null,
    realm           varchar(128)                not null,
    most_extensions integer                     not null,
    most_users      integer                     not null,
    most_calls      integer                     not null,
    created_at      timestamp(6) with time zone not null,
    changed_at      timestamp(6) with time zone not null,
    version         bigint                      not null,
    constraint customer_realm unique (realm)
);
create table customer_domain (
    domain   varchar(128) not null primary key,
    customer varchar(64)  not null,
    position integer      not null,
    constraint customer_domain_customer foreign key (customer) references customer (name) on delete cascade
);
insert into customer (name, display_name, enabled, realm, most_extensions, most_users, most_calls, created_at,
    changed_at, version)
values ('default', 'First tenant', true, '*', 0, 0, 0, current_timestamp, current_timestamp, 1);

-- Who ran the server until now goes on running it.
insert into account_role (username, role)
select r.username, 'system' from account_role r, account a
where a.username = r.username and a.tenant = 'default' and r.role = 'admin';
