-- The group that further telephones of a zone listen to, empty for none.
alter table page_zone add column multicast varchar(64) default '' not null;
alter table page_zone add column multicast_codec varchar(8) default 'PCMU' not null;
