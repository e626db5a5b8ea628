-- Changes of several things of a plan that are thought of together; those that were published are its versions.
create sequence flow_draft_seq start with 50 increment by 50;
create table flow_draft (
    id           bigint                      not null primary key,
    tenant       varchar(64)                 not null,
    title        varchar(80)                 not null,
    from_number  varchar(64)                 not null,
    changes      varchar(1000000)            not null,
    who          varchar(64)                 not null,
    created_at   timestamp(6) with time zone not null,
    changed_at   timestamp(6) with time zone not null,
    published_at timestamp(6) with time zone not null,
    published_by varchar(64),
    last_change  bigint,
    version      bigint                      not null
);
create index flow_draft_tenant on flow_draft (tenant, last_change);
