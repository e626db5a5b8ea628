-- Who wants to be called when somebody is free.
create table completion_wish (
    tenant varchar(64)                 not null,
    wished_by varchar(15)              not null,
    wanted varchar(15)                 not null,
    since  timestamp(6) with time zone not null,
    primary key (tenant, wished_by)
);
