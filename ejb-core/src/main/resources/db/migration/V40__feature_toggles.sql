-- Features that a tenant has switched; the name is the id of the feature.
create table feature_toggle (
    id         bigint                      not null primary key,
    tenant     varchar(64)                 not null,
    name       varchar(64)                 not null,
    is_on      boolean                     not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    version    bigint                      not null,
    constraint feature_toggle_name unique (tenant, name)
);
