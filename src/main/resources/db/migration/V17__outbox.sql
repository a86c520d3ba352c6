-- What is to be sent, or otherwise done after a commit, written by the statement that makes it necessary. Each row is done at
-- least once: whoever takes it moves its time, so that it comes back when that process ends.
create table outbox (
    site_id     integer not null references site,
    outbox_id   bigint generated always as identity,
    kind        text not null,
    destination text not null,
    key         text not null,
    account_id  uuid,
    body        jsonb not null,
    state       smallint not null default 0,
    due         timestamptz not null default now(),
    attempts    integer not null default 0,
    error       text,
    since       timestamptz not null default now(),
    primary key (site_id, outbox_id)
) with (fillfactor = 80);
comment on column outbox.destination is 'What fails together: one that does not answer holds no other';
comment on column outbox.key is 'Twice put under one key is once; the receiver hears it too, where it can be told';
comment on column outbox.account_id is 'The person that it is for or about, so that it can be found and erased';
comment on column outbox.state is '0 waiting, 1 done, 2 given up';
comment on column outbox.due is 'Waiting: when it is tried next, or its present attempt counts as lost; otherwise when it ended';
comment on column outbox.since is 'From when on the time for giving up runs; a replay begins it again';

create unique index outbox_key on outbox (site_id, key);
create index outbox_waiting on outbox (destination, due) where state = 0;
create index outbox_ended on outbox (state, due) where state <> 0;
create index outbox_account on outbox (site_id, account_id) where account_id is not null;
