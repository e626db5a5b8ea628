-- Numbers that lead to one place while it is open and to another while it is closed; the name is the number. Spans are
-- days:from:to, days as bits from Monday, times in minutes; holidays are from:to:yearly:name; separated by commas.
create table time_condition (
    id         bigint                      not null primary key,
    tenant     varchar(64)                 not null,
    name       varchar(15)                 not null,
    label      varchar(80)                 not null,
    zone       varchar(64)                 not null,
    spans      varchar(1000)               not null,
    holidays   varchar(60000)              not null,
    standing   varchar(16)                 not null,
    open_to    varchar(32)                 not null,
    closed_to  varchar(32)                 not null,
    permission varchar(16)                 not null,
    switchers  varchar(600)                not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    version    bigint                      not null,
    constraint time_condition_name unique (tenant, name)
);
