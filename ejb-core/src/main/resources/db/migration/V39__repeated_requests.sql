-- What was answered to requests that may be repeated; the body is sealed, as it may show a secret once.
create table repeated_request (
    tenant    varchar(64)                 not null,
    username  varchar(80)                 not null,
    name      varchar(128)                not null,
    request   varchar(2000)               not null,
    status    integer                     not null,
    location  varchar(1000),
    tag       varchar(64),
    body      varchar(200000),
    at_time   timestamp(6) with time zone not null,
    constraint repeated_request_pk primary key (tenant, username, name)
);
create index repeated_request_time on repeated_request (at_time);
