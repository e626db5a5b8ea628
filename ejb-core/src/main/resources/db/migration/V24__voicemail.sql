-- Voicemail. Runs unchanged on H2 2.x and on PostgreSQL. The audio itself is in the storage of the adapter.

-- What a mailbox is like; the name is the number of its extension. In reasons stands when calls go to it.
create table mailbox (
    id              bigint                      not null primary key,
    tenant          varchar(64)                 not null,
    name            varchar(15)                 not null,
    enabled         boolean                     not null,
    reasons         varchar(64)                 not null,
    language        varchar(2)                  not null,
    zone            varchar(64)                 not null,
    operator_number varchar(18)                 not null,
    review          boolean                     not null,
    trusted         boolean                     not null,
    most_messages   integer                     not null,
    most_seconds    integer                     not null,
    least_seconds   integer                     not null,
    longest_seconds integer                     not null,
    retention_days  integer                     not null,
    email           varchar(200)                not null,
    attach          boolean                     not null,
    created_at      timestamp(6) with time zone not null,
    changed_at      timestamp(6) with time zone not null,
    version         bigint                      not null,
    constraint mailbox_name unique (tenant, name)
);

-- Several mailboxes under one number; members are numbers of extensions, separated by commas.
create table voicemail_list (
    id         bigint                      not null primary key,
    tenant     varchar(64)                 not null,
    name       varchar(15)                 not null,
    title      varchar(80)                 not null,
    members    varchar(2000)               not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    version    bigint                      not null,
    constraint voicemail_list_name unique (tenant, name)
);

-- Messages. Several may share one audio: what was said to several mailboxes, or sent on. heard_at null: not heard yet.
-- deleted_at: when it was put away; until the purge it can be had back. keep_until null: for ever.
create table voicemail_message (
    id          varchar(40)                 not null primary key,
    tenant      varchar(64)                 not null,
    mailbox     varchar(15)                 not null,
    audio       varchar(40)                 not null,
    call_id     varchar(40)                 not null,
    caller      varchar(128)                not null,
    caller_name varchar(128)                not null,
    sent_by     varchar(15)                 not null,
    received_at timestamp(6) with time zone not null,
    millis      bigint                      not null,
    folder      varchar(8)                  not null,
    heard_at    timestamp(6) with time zone,
    deleted_at  timestamp(6) with time zone,
    keep_until  timestamp(6) with time zone
);
create index voicemail_message_box on voicemail_message (tenant, mailbox, received_at, id);
create index voicemail_message_audio on voicemail_message (audio);
create index voicemail_message_due on voicemail_message (keep_until);
create index voicemail_message_deleted on voicemail_message (deleted_at);

-- What the broker has to be told; committed with the message, deleted when the broker has it.
create table voicemail_event (
    message_id varchar(40)   not null primary key,
    payload    varchar(4000) not null,
    constraint voicemail_event_message foreign key (message_id) references voicemail_message (id) on delete cascade
);

-- Who has to be sent an e-mail; committed with the message, deleted when the mail server has it.
create table voicemail_mail (
    message_id varchar(40)                 not null primary key,
    address    varchar(200)                not null,
    attach     boolean                     not null,
    attempts   integer                     not null,
    due_at     timestamp(6) with time zone not null,
    constraint voicemail_mail_message foreign key (message_id) references voicemail_message (id) on delete cascade
);
create index voicemail_mail_due on voicemail_mail (due_at);

-- What callers are greeted with instead of the prompts of the product.
create table voicemail_greeting (
    tenant     varchar(64)                 not null,
    mailbox    varchar(15)                 not null,
    kind       varchar(16)                 not null,
    audio      varchar(40)                 not null,
    millis     bigint                      not null,
    changed_at timestamp(6) with time zone not null,
    primary key (tenant, mailbox, kind)
);

-- Personal numbers, hashed, and how often they were guessed in vain.
create table voicemail_pin (
    tenant       varchar(64)                 not null,
    mailbox      varchar(15)                 not null,
    hash         varchar(255)                not null,
    wrong        integer                     not null,
    locked_until timestamp(6) with time zone,
    changed_at   timestamp(6) with time zone not null,
    primary key (tenant, mailbox)
);
