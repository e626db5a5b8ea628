-- What was said in messages, as text. Runs unchanged on H2 2.x and on PostgreSQL. One for each audio, however many messages
-- share it. due_at: when somebody who understands is asked next; null when that is over, and then said is null when it was
-- given up. told: whether the broker has the event.
create table voicemail_transcript (
    audio    varchar(40)                 not null primary key,
    language varchar(2)                  not null,
    said     varchar(8000),
    attempts integer                     not null,
    due_at   timestamp(6) with time zone,
    done_at  timestamp(6) with time zone,
    told     boolean                     not null
);
create index voicemail_transcript_due on voicemail_transcript (due_at);
create index voicemail_transcript_told on voicemail_transcript (told);

alter table mailbox add column transcribe boolean default false not null;
