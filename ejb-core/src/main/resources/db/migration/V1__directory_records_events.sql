-- Runs unchanged on H2 2.x and on PostgreSQL. Times are instants; microseconds are kept.

create table extension (
    id           bigint                      not null primary key,
    tenant       varchar(64)                 not null,
    number       varchar(15)                 not null,
    display_name varchar(80)                 not null,
    enabled      boolean                     not null,
    created_at   timestamp(6) with time zone not null,
    changed_at   timestamp(6) with time zone not null,
    version      bigint                      not null,
    constraint extension_number unique (tenant, number)
);
create sequence extension_seq start with 50 increment by 50;

-- What the extension does with calls it does not take; one row per extension.
create table call_forwarding (
    extension_id      bigint      not null primary key,
    dnd               boolean     not null,
    forward_all       varchar(64) not null,
    forward_busy      varchar(64) not null,
    forward_no_answer varchar(64) not null,
    no_answer_seconds integer     not null,
    constraint call_forwarding_extension foreign key (extension_id) references extension (id) on delete cascade
);

-- Digests of the SIP secret (RFC 8760). The secret itself is nowhere.
create table credential (
    extension_id bigint       not null primary key,
    username     varchar(64)  not null,
    realm        varchar(128) not null,
    ha1_md5      char(32)     not null,
    ha1_sha256   char(64)     not null,
    constraint credential_extension foreign key (extension_id) references extension (id) on delete cascade
);

-- Telephones that are registered (RFC 3261 section 10). Memory answers; this is what a restart begins with.
create table binding (
    tenant      varchar(64)                 not null,
    aor_user    varchar(64)                 not null,
    uri         varchar(512)                not null,
    path        varchar(2048)               not null,
    transport   varchar(8)                  not null,
    source_host varchar(64)                 not null,
    source_port integer                     not null,
    expires_at  timestamp(6) with time zone not null,
    q           integer                     not null,
    instance    varchar(200)                not null,
    user_agent  varchar(200)                not null,
    sip_call_id varchar(256)                not null,
    cseq        bigint                      not null,
    constraint binding_pk primary key (tenant, aor_user, uri)
);

create table account (
    username      varchar(64)                 not null primary key,
    tenant        varchar(64)                 not null,
    password_hash varchar(300)                not null,
    enabled       boolean                     not null,
    created_at    timestamp(6) with time zone not null,
    changed_at    timestamp(6) with time zone not null,
    version       bigint                      not null
);
create index account_tenant on account (tenant, username);

create table account_role (
    username varchar(64) not null,
    role     varchar(16) not null,
    constraint account_role_pk primary key (username, role),
    constraint account_role_account foreign key (username) references account (username) on delete cascade
);

-- Who changed what, when, from what to what. Rows are never changed.
create table audit (
    id      bigint                      not null primary key,
    at_time timestamp(6) with time zone not null,
    tenant  varchar(64)                 not null,
    who     varchar(64)                 not null,
    action  varchar(32)                 not null,
    subject varchar(128)                not null,
    was     varchar(2000),
    becomes varchar(2000)
);
create sequence audit_seq start with 50 increment by 50;
create index audit_time on audit (tenant, at_time, id);

-- One row per finished call: call_id is its identity, a repeat is refused. recorded_seq is the order in which rows were committed,
-- without gaps that fill later: the outbox and the roll-up go along it. It is the primary key because H2 keeps rows in the
-- order of a numeric one and then needs no index for it.
create table cdr (
    recorded_seq     bigint                      not null primary key,
    call_id          varchar(40)                 not null,
    tenant           varchar(64)                 not null,
    direction        varchar(16)                 not null,
    caller           varchar(128)                not null,
    caller_name      varchar(128)                not null,
    callee           varchar(128)                not null,
    started_at       timestamp(6) with time zone not null,
    ringing_at       timestamp(6) with time zone,
    answered_at      timestamp(6) with time zone,
    ended_at         timestamp(6) with time zone not null,
    billable_seconds bigint                      not null,
    disposition      varchar(16)                 not null,
    hang_up_by       varchar(16)                 not null,
    cause_sip        integer                     not null,
    cause_q850       integer                     not null,
    cause_text       varchar(128)                not null,
    explain          varchar(4000)               not null,
    constraint cdr_call unique (call_id)
);
-- Newest first, as they are listed: H2 reads an index in its own order only.
create index cdr_newest on cdr (tenant, started_at desc, call_id desc);
create index cdr_by_caller on cdr (tenant, caller, started_at desc, call_id desc);
create index cdr_by_callee on cdr (tenant, callee, started_at desc, call_id desc);

create table cdr_leg (
    call_id          varchar(40)                 not null,
    position         integer                     not null,
    leg_id           varchar(48)                 not null,
    direction        varchar(16)                 not null,
    party            varchar(128)                not null,
    sip_call_id      varchar(256)                not null,
    started_at       timestamp(6) with time zone not null,
    ringing_at       timestamp(6) with time zone,
    answered_at      timestamp(6) with time zone,
    ended_at         timestamp(6) with time zone not null,
    cause_sip        integer                     not null,
    cause_q850       integer                     not null,
    cause_text       varchar(128)                not null,
    codec            varchar(32),
    clock_rate       integer                     not null,
    packets_received bigint                      not null,
    packets_sent     bigint                      not null,
    packets_lost     bigint                      not null,
    packets_foreign  bigint                      not null,
    jitter_ms        double precision            not null,
    round_trip_ms    double precision            not null,
    mos              double precision            not null,
    constraint cdr_leg_pk primary key (call_id, position),
    constraint cdr_leg_call foreign key (call_id) references cdr (call_id) on delete cascade
);

-- Ledger events on their way to the broker; a row is deleted once the broker has it.
create table outbox (
    id             bigint                      not null primary key,
    event_id       varchar(80)                 not null,
    event_type     varchar(64)                 not null,
    tenant         varchar(64)                 not null,
    direction      varchar(16)                 not null,
    from_number    varchar(128)                not null,
    to_number      varchar(128)                not null,
    disposition    varchar(16)                 not null,
    schema_version integer                     not null,
    subject        varchar(40)                 not null,
    created_at     timestamp(6) with time zone not null,
    payload        varchar(200000)             not null
);

-- What calls add up to. extension is empty for the tenant as a whole.
create table rollup_hour (
    tenant      varchar(64)                 not null,
    start_at    timestamp(6) with time zone not null,
    extension   varchar(15)                 not null,
    direction   varchar(16)                 not null,
    calls       bigint                      not null,
    answered    bigint                      not null,
    seconds     bigint                      not null,
    mos_sum     double precision            not null,
    mos_count   bigint                      not null,
    constraint rollup_hour_pk primary key (tenant, start_at, extension, direction)
);
create table rollup_day (
    tenant      varchar(64)                 not null,
    start_at    timestamp(6) with time zone not null,
    extension   varchar(15)                 not null,
    direction   varchar(16)                 not null,
    calls       bigint                      not null,
    answered    bigint                      not null,
    seconds     bigint                      not null,
    mos_sum     double precision            not null,
    mos_count   bigint                      not null,
    constraint rollup_day_pk primary key (tenant, start_at, extension, direction)
);

-- The last record that each job has counted, moved in the transaction that counts it.
create table job_watermark (
    job varchar(64) not null primary key,
    seq bigint      not null
);
insert into job_watermark (job, seq) values ('cdr-rollup', 0);
