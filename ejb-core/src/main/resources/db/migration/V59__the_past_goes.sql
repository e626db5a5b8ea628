-- History and audit are kept for as long as it is said. Runs unchanged on H2 2.x and on PostgreSQL.
create index plan_change_age on plan_change (changed_at);
create index audit_age on audit (at_time);

-- The newest change of each tenant that went because its time was over: who asks for it, or for an older one, is told so.
create table past_change (
    tenant varchar(64) not null primary key,
    newest bigint      not null
);

-- Days for which a tenant's history and audit are kept; 0 is what the server says.
alter table customer add column history_days integer default 0 not null;
alter table customer add column audit_days integer default 0 not null;
