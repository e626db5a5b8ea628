-- How loud recordings are, stretch by stretch, in Base64; the name is that of the audio in the storage.
create table waveform (
    audio  varchar(64)   not null primary key,
    millis bigint        not null,
    sides  integer       not null,
    peaks  varchar(4000) not null
);
