-- What accounts may do beyond what their tokens say: sanctions, roles of this server's own, sign-outs, and notes about people.

alter table account add column role smallint not null default 1;
comment on column account.role is 'The role that its last token gave: 1 reader, 2 moderator, 3 admin';

-- In force: not lifted, not over, and (a warning) not acknowledged. Its end takes effect by time alone.
create table sanction (
    site_id         integer not null references site,
    sanction_id     uuid not null,
    account_id      uuid,
    domain          text,
    kind            smallint not null,
    until           timestamptz,
    reason          text not null,
    message         text,
    note            text,
    by_account      uuid not null,
    by_name         text not null,
    at              timestamptz not null,
    lifted_at       timestamptz,
    lifted_by       uuid,
    lifted_by_name  text,
    acknowledged_at timestamptz,
    primary key (site_id, sanction_id),
    foreign key (site_id, account_id) references account,
    check (num_nonnulls(account_id, domain) = 1)
);
comment on column sanction.kind is '0 ban, 1 suspend, 2 premoderate, 3 warn';
comment on column sanction.domain is 'of verified addresses of mail, in lower case ASCII: no account''s own address is kept';
comment on column sanction.message is 'what the person is told; the note is for moderators';
create index sanction_account on sanction (site_id, account_id, sanction_id) where account_id is not null;
create index sanction_domain on sanction (site_id, domain) where domain is not null;

-- What this server says about an account; no row, no word.
create table account_right (
    site_id     integer not null,
    account_id  uuid not null,
    tokens_from timestamptz,
    role        smallint,
    at_most     boolean not null default false,
    changed_at  timestamptz not null,
    changed_by  uuid not null,
    primary key (site_id, account_id),
    foreign key (site_id, account_id) references account
);
comment on column account_right.tokens_from is 'signed out: tokens issued before are refused';
comment on column account_right.role is 'at least this role whatever the token says; at most, where at_most';

create table account_note (
    site_id    integer not null,
    note_id    uuid not null,
    account_id uuid not null,
    text       text not null,
    by_account uuid not null,
    by_name    text not null,
    at         timestamptz not null,
    primary key (site_id, note_id),
    foreign key (site_id, account_id) references account
);
create index account_note_account on account_note (site_id, account_id, note_id);
