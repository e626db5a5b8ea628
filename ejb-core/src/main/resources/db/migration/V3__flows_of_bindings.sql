-- By which connection a telephone registered, and which of its flows that is (RFC 5626).
alter table binding add column source_flow bigint default 0 not null;
alter table binding add column reg_id integer default 0 not null;
