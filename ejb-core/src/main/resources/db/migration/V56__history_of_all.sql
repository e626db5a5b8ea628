-- What was changed is read newest first whatever it is, now that extensions, accounts and devices are among it.
create index plan_change_newest on plan_change (tenant, id);
