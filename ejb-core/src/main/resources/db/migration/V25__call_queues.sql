-- Queues of callers; the name is the number that reaches one. Members are number:permanent:penalty:skill, separated by commas.
-- Runs unchanged on H2 2.x and on PostgreSQL.
create table call_queue (
    id                    bigint                      not null primary key,
    tenant                varchar(64)                 not null,
    name                  varchar(15)                 not null,
    enabled               boolean                     not null,
    title                 varchar(80)                 not null,
    strategy              varchar(16)                 not null,
    priority              integer                     not null,
    members               varchar(20000)              not null,
    language              varchar(2)                  not null,
    music                 varchar(40)                 not null,
    announce_seconds      integer                     not null,
    announce_wait         boolean                     not null,
    callback_key          varchar(1)                  not null,
    max_wait_seconds      integer                     not null,
    max_waiting           integer                     not null,
    join_rule             varchar(16)                 not null,
    service_level_seconds integer                     not null,
    on_timeout            varchar(19)                 not null,
    on_full               varchar(19)                 not null,
    on_empty              varchar(19)                 not null,
    ring_seconds          integer                     not null,
    misses                integer                     not null,
    wrap_up_seconds       integer                     not null,
    created_at            timestamp(6) with time zone not null,
    changed_at            timestamp(6) with time zone not null,
    version               bigint                      not null,
    constraint call_queue_name unique (tenant, name)
);

-- What agents have said: the queues they have logged in to, separated by commas, and why they make a pause, null for none.
create table queue_agent (
    tenant varchar(64)                 not null,
    number varchar(15)                 not null,
    queues varchar(4000)               not null,
    pause  varchar(40),
    since  timestamp(6) with time zone not null,
    constraint queue_agent_pk primary key (tenant, number)
);

-- The same as it was said, one row each time; a row holds until the next one of the agent.
create table queue_agent_log (
    tenant varchar(64)                 not null,
    number varchar(15)                 not null,
    queues varchar(4000)               not null,
    pause  varchar(40),
    since  timestamp(6) with time zone not null,
    who    varchar(64)                 not null
);
create index queue_agent_log_agent on queue_agent_log (tenant, number, since);

-- Stays of callers in queues, written with the record of their call.
create table queue_visit (
    call_id      varchar(40)                 not null,
    position     integer                     not null,
    tenant       varchar(64)                 not null,
    queue        varchar(15)                 not null,
    entered_at   timestamp(6) with time zone not null,
    left_at      timestamp(6) with time zone not null,
    outcome      varchar(16)                 not null,
    agent        varchar(128)                not null,
    talked_until timestamp(6) with time zone,
    constraint queue_visit_pk primary key (call_id, position),
    constraint queue_visit_call foreign key (call_id) references cdr (call_id) on delete cascade
);
create index queue_visit_queue on queue_visit (tenant, queue, entered_at);
create index queue_visit_agent on queue_visit (tenant, agent, left_at);

-- Callers who want to be called back, with the place they had. What came of it is open, REACHED or GIVEN_UP.
create table queue_callback (
    id         varchar(40)                 not null,
    tenant     varchar(64)                 not null,
    queue      varchar(15)                 not null,
    number     varchar(64)                 not null,
    entered_at timestamp(6) with time zone not null,
    tries      integer                     not null,
    not_before timestamp(6) with time zone not null,
    outcome    varchar(16)                 not null,
    constraint queue_callback_pk primary key (id)
);
create index queue_callback_open on queue_callback (outcome);
