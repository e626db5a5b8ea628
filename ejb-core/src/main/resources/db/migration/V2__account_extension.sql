-- The extension of the person behind an account: at most one account has it.
alter table account add column extension_id bigint;
alter table account add constraint account_extension foreign key (extension_id) references extension (id) on delete set null;
alter table account add constraint account_extension_once unique (extension_id);
