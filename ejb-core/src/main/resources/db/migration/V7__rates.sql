-- What carriers ask, by the beginning of the number. Runs unchanged on H2 2.x and on PostgreSQL.

create table rate_deck (
    trunk_id  bigint                      not null primary key,
    currency  varchar(3)                  not null,
    rates     integer                     not null,
    loaded_at timestamp(6) with time zone not null,
    loaded_by varchar(64)                 not null,
    version   bigint                      not null,
    constraint rate_deck_trunk foreign key (trunk_id) references trunk (id) on delete cascade
);

-- Prices are millionths of the currency of the deck.
create table rate (
    trunk_id      bigint      not null,
    prefix        varchar(15) not null,
    per_minute    bigint      not null,
    setup         bigint      not null,
    first_seconds integer     not null,
    step_seconds  integer     not null,
    constraint rate_pk primary key (trunk_id, prefix),
    constraint rate_deck_of foreign key (trunk_id) references rate_deck (trunk_id) on delete cascade
);
