-- Recordings of calls. Runs unchanged on H2 2.x and on PostgreSQL. The audio itself is in the storage of the adapter.

-- doomed: its destruction has begun, nobody hears it any more. keep_until null: for ever.
create table recording (
    id          varchar(40)                 not null primary key,
    call_id     varchar(40)                 not null,
    tenant      varchar(64)                 not null,
    direction   varchar(16)                 not null,
    caller      varchar(128)                not null,
    callee      varchar(128)                not null,
    extensions  varchar(200)                not null,
    extension_a varchar(128)                not null,
    extension_b varchar(128)                not null,
    started_by  varchar(128)                not null,
    started_at  timestamp(6) with time zone not null,
    millis      bigint                      not null,
    bytes       bigint                      not null,
    rate        integer                     not null,
    channels    integer                     not null,
    lost        bigint                      not null,
    ended       varchar(16)                 not null,
    pauses      varchar(4000)               not null,
    key_id      varchar(64)                 not null,
    keep_until  timestamp(6) with time zone,
    legal_hold  boolean                     not null,
    doomed      boolean                     not null
);
create index recording_newest on recording (tenant, started_at desc, id desc);
create index recording_call on recording (call_id);
create index recording_due on recording (keep_until);

-- What the broker has to be told; committed with the recording, deleted when the broker has it.
create table recording_event (
    recording_id varchar(40)   not null primary key,
    payload      varchar(4000) not null,
    constraint recording_event_recording foreign key (recording_id) references recording (id) on delete cascade
);

-- Which calls are recorded: by extension, trunk or direction.
create table recording_policy (
    id             bigint                      not null primary key,
    tenant         varchar(64)                 not null,
    name           varchar(32)                 not null,
    scope          varchar(16)                 not null,
    subject        varchar(64)                 not null,
    wish           varchar(16)                 not null,
    retention_days integer                     not null,
    created_at     timestamp(6) with time zone not null,
    changed_at     timestamp(6) with time zone not null,
    version        bigint                      not null,
    constraint recording_policy_name unique (tenant, name)
);
