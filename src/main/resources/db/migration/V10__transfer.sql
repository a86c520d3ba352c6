-- Comments that come from elsewhere. What a file says is first laid down as it is (import_page, import_comment), a part at a
-- time and each part with how far the file has been read, then merged page by page. Either can be broken off anywhere and
-- goes on where it was.

comment on column account.kind is '0 guest, 1 single sign-on, 2 issued by this server, 3 author of imported comments';

create table import_run (
    site_id    integer not null references site,
    import_id  uuid not null,
    source     text not null,
    digest     bytea not null,
    entries    bigint not null default 0,
    complete   boolean not null default false,
    skipped    jsonb not null default '[]',
    started_at timestamptz not null default now(),
    merged_at  timestamptz,
    primary key (site_id, import_id)
);
comment on column import_run.entries is 'How many entries of the file are laid down or skipped';

create table import_page (
    site_id    integer not null,
    import_id  uuid not null,
    ordinal    bigint not null,
    ref        text not null,
    page       text not null,
    url        text,
    title      text,
    open       boolean not null,
    created_at timestamptz,
    merged     boolean not null default false,
    primary key (site_id, import_id, ordinal),
    foreign key (site_id, import_id) references import_run on delete cascade
);
create index import_page_ref on import_page (site_id, import_id, ref);
create index import_page_left on import_page (site_id, import_id, ordinal) where not merged;

create table import_comment (
    site_id      integer not null,
    import_id    uuid not null,
    ordinal      bigint not null,
    ref          text not null,
    page_ref     text not null,
    parent_ref   text,
    comment_id   uuid not null,
    account_id   uuid not null,
    name         text not null,
    avatar       text,
    email_digest bytea,
    at           timestamptz not null,
    edited_at    timestamptz,
    status       smallint not null,
    up           integer not null,
    down         integer not null,
    source       text not null,
    html         text not null,
    primary key (site_id, import_id, ordinal),
    foreign key (site_id, import_id) references import_run on delete cascade
);
create index import_comment_page on import_comment (site_id, import_id, page_ref);

-- What a comment was called where it came from, so that its old permalink still leads to it.
create table imported (
    site_id    integer not null,
    source     text not null,
    ref        text not null,
    comment_id uuid not null,
    primary key (site_id, source, ref),
    foreign key (site_id, comment_id) references comment on delete cascade
);

-- By what its author can claim an imported account: a digest of the address, never the address.
create table account_claim (
    site_id      integer not null,
    account_id   uuid not null,
    email_digest bytea not null,
    primary key (site_id, account_id),
    foreign key (site_id, account_id) references account on delete cascade
);
create index account_claim_digest on account_claim (site_id, email_digest);
