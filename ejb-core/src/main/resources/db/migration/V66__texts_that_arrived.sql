-- When a telephone took a text; null as long as it waits, or when nobody took it in time. Runs unchanged on H2 2.x and PostgreSQL.
alter table text_message add column delivered_at timestamp(6) with time zone;
create index text_message_sent on text_message (tenant, sent_at, id);
create index text_message_from on text_message (tenant, from_user, sent_at);
create index text_message_waits on text_message (delivered_at, tenant, aor_user);
