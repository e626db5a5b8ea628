-- People who take calls for one another; the name is the number of the group, members are number:delay:weight,
-- separated by commas.
create table ring_group (
    id           bigint                      not null primary key,
    tenant       varchar(64)                 not null,
    name         varchar(15)                 not null,
    enabled      boolean                     not null,
    label        varchar(80)                 not null,
    strategy     varchar(16)                 not null,
    ring_seconds integer                     not null,
    skip_busy    boolean                     not null,
    permission   varchar(16)                 not null,
    otherwise    varchar(32)                 not null,
    members      varchar(2000)               not null,
    created_at   timestamp(6) with time zone not null,
    changed_at   timestamp(6) with time zone not null,
    version      bigint                      not null,
    constraint ring_group_name unique (tenant, name)
);

-- For which group a telephone rang.
alter table cdr_leg add column ring_group varchar(15) default '' not null;
