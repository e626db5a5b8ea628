-- Texts that no telephone has taken yet. The body is Base64, because a text may be any bytes.
create table text_message (
    id           varchar(64)                 not null primary key,
    tenant       varchar(64)                 not null,
    aor_user     varchar(64)                 not null,
    from_user    varchar(64)                 not null,
    content_type varchar(200)                not null,
    body         varchar(12000)              not null,
    sent_at      timestamp(6) with time zone not null,
    expires_at   timestamp(6) with time zone not null
);
create index text_message_to on text_message (tenant, aor_user);
create index text_message_expires on text_message (expires_at);
