-- Who vouches for callers (STIR/SHAKEN). Runs unchanged on H2 2.x and on PostgreSQL.

alter table trunk add column signing varchar(8) default 'PASS' not null;
alter table trunk add column verifying varchar(8) default 'OFF' not null;

-- Result of verifying the caller's number, what its signer vouches for, and what the signature is traced by.
alter table cdr add column verstat varchar(8);
alter table cdr add column attestation varchar(1);
alter table cdr add column origid varchar(64);
