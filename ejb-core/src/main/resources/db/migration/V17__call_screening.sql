-- Callers that an extension does not want to hear, or with the name house nobody in the house does; numbers are
-- refusal:pattern, separated by commas.
create table call_screening (
    id         bigint                      not null primary key,
    tenant     varchar(64)                 not null,
    name       varchar(15)                 not null,
    anonymous  boolean                     not null,
    blocked    varchar(40000)              not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    version    bigint                      not null,
    constraint call_screening_name unique (tenant, name)
);
