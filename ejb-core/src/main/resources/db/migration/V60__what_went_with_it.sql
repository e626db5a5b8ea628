-- What went because something else went: its limits and its person's account with an extension. Runs unchanged on H2 2.x and PostgreSQL.
alter table plan_change add column part_of bigint;
create index plan_change_part on plan_change (part_of);
