-- Programs that log in with a key. Of the key only a hash is kept.
create table api_key (
    id           varchar(16)                 not null primary key,
    tenant       varchar(64)                 not null,
    name         varchar(64)                 not null,
    hash         varchar(64)                 not null,
    roles        varchar(200)                not null,
    created_at   timestamp(6) with time zone not null,
    created_by   varchar(64)                 not null,
    expires_at   timestamp(6) with time zone,
    last_used_at timestamp(6) with time zone,
    constraint api_key_name unique (tenant, name)
);

-- Tokens that were issued and are not over; a revoked one is refused although its signature is good.
create table login_session (
    id         varchar(64)                 not null primary key,
    tenant     varchar(64)                 not null,
    username   varchar(64)                 not null,
    issued_at  timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    address    varchar(64)                 not null,
    agent      varchar(200)                not null,
    revoked    boolean                     not null
);
create index login_session_user on login_session (tenant, username);

-- What people prove besides their password: a secret that their device shares, locked with the key of the server.
create table second_factor (
    username  varchar(64)   not null primary key,
    tenant    varchar(64)   not null,
    secret    varchar(400)  not null,
    confirmed boolean       not null,
    last_step bigint        not null,
    recovery  varchar(1000) not null
);
