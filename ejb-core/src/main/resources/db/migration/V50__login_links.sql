-- Links that log somebody in once. Of what opens them only a hash is kept; who changes or leaves voids his.
create table login_link (
    hash       varchar(64)                 not null primary key,
    tenant     varchar(64)                 not null,
    username   varchar(64)                 not null,
    version    bigint                      not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(64)                 not null,
    expires_at timestamp(6) with time zone not null,
    constraint login_link_account foreign key (username) references account (username) on delete cascade
);
create index login_link_username on login_link (username);
