-- Whom somebody does not want to hear from. Only their own readers' pages know.
create table mute (
    site_id    integer not null,
    account_id uuid not null,
    muted      uuid not null,
    at         timestamptz not null default now(),
    primary key (site_id, account_id, muted),
    foreign key (site_id, account_id) references account,
    foreign key (site_id, muted) references account,
    check (muted <> account_id)
);
create index mute_muted on mute (site_id, muted);
comment on index mute_muted is 'Erasure of the one who is muted';
