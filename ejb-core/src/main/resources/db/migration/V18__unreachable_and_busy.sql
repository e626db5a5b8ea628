-- Where calls go when no telephone can be reached, and in how many calls an extension is busy; 0 is never.
alter table call_forwarding add column forward_unreachable varchar(64) default '' not null;
alter table call_forwarding add column busy_at integer default 0 not null;
