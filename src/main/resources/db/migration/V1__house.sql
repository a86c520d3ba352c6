-- The tables of the house. Every primary key starts with the site, so that tables can be hash-distributed by site,
-- and foreign keys are composite, so that no row can point across sites. Counters and stream heads live in rows that no
-- foreign key references and leave room on their pages, so that an update of them stays on its page (HOT).

create table installation (
    only_row boolean primary key default true check (only_row),
    epoch    text not null,
    created_at timestamptz not null default now()
);

create table signing_key (
    kid        text primary key,
    algorithm  text not null,
    private_key bytea not null,
    public_key  bytea not null,
    created_at timestamptz not null default now()
);

create table site (
    site_id    integer generated always as identity primary key,
    key        text not null unique,
    name       text not null,
    origins    text[] not null default '{}',
    moderation smallint not null default 0,
    guests     boolean not null default false,
    created_at timestamptz not null default now()
);
comment on column site.moderation is '0 post: publish, then look; 1 pre: hold for a moderator';

create table sso_key (
    site_id    integer not null references site,
    issuer     text not null,
    kid        text not null,
    algorithm  text not null,
    secret     text not null,
    roles      boolean not null default false,
    primary key (site_id, issuer, kid)
);

create table account (
    site_id    integer not null references site,
    account_id uuid not null,
    kind       smallint not null,
    name       text not null,
    avatar     text,
    issuer     text,
    subject    text,
    profile_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    primary key (site_id, account_id)
);
comment on column account.kind is '0 guest, 1 single sign-on, 2 issued by this server';

create table thread (
    site_id    integer not null references site,
    thread_id  uuid not null,
    page       text not null,
    url        text,
    title      text,
    settled    boolean not null default false,
    open       boolean not null default true,
    created_at timestamptz not null default now(),
    primary key (site_id, thread_id)
);

create table page_alias (
    site_id   integer not null,
    page      text not null,
    thread_id uuid not null,
    primary key (site_id, page),
    foreign key (site_id, thread_id) references thread
);

create table comment (
    site_id      integer not null,
    comment_id   uuid not null,
    thread_id    uuid not null,
    parent_id    uuid,
    root_id      uuid not null,
    path         uuid[] not null,
    account_id   uuid not null,
    status       smallint not null,
    revision     integer not null default 1,
    reply_count  integer not null default 0,
    up           integer not null default 0,
    down         integer not null default 0,
    created_at   timestamptz not null,
    published_at timestamptz,
    edited_at    timestamptz,
    decision_id  uuid,
    source       text not null,
    html         text not null,
    primary key (site_id, comment_id),
    foreign key (site_id, thread_id) references thread,
    foreign key (site_id, account_id) references account
) with (fillfactor = 90);
comment on column comment.status is '0 published, 1 held, 2 rejected, 3 spam, 4 deleted';
comment on column comment.path is 'ancestors, root first, without the comment itself; its length is the depth';
comment on column comment.reply_count is 'published comments anywhere below this one';

-- What a reader may see: published, or a tombstone that holds visible replies. Both indexes serve keyset paging in
-- both directions; ids are UUIDv7, so their order is the order of arrival and settles equal times.
create index comment_top on comment (site_id, thread_id, comment_id)
    where parent_id is null and (status = 0 or reply_count > 0);
create index comment_reply on comment (site_id, root_id, comment_id)
    where parent_id is not null and (status = 0 or reply_count > 0);
create index comment_queue on comment (site_id, status, comment_id) where status <> 0;
-- Starts with the account, not the site: beside the primary key, two ways to a comment by (site, comment) would look alike
-- to a planner that has not seen the table full.
create index comment_author on comment (account_id, comment_id);

create table comment_revision (
    site_id    integer not null,
    comment_id uuid not null,
    revision   integer not null,
    source     text not null,
    html       text not null,
    written_at timestamptz not null,
    primary key (site_id, comment_id, revision),
    foreign key (site_id, comment_id) references comment
);

create table decision (
    site_id     integer not null,
    decision_id uuid not null,
    comment_id  uuid not null,
    revision    integer not null,
    action      smallint not null,
    before      smallint not null,
    after       smallint not null,
    account_id  uuid not null,
    by_name     text not null,
    reason      text,
    note        text,
    undoes      uuid,
    at          timestamptz not null,
    primary key (site_id, decision_id),
    foreign key (site_id, comment_id) references comment
);
create index decision_comment on decision (site_id, comment_id, at);

create table idempotency (
    site_id    integer not null,
    account_id uuid not null,
    key        text not null,
    body_hash  bytea not null,
    comment_id uuid not null,
    at         timestamptz not null default now(),
    primary key (site_id, account_id, key)
);
create index idempotency_age on idempotency using brin (at);

create table thread_counter (
    site_id   integer not null,
    thread_id uuid not null,
    published integer not null default 0 check (published >= 0),
    primary key (site_id, thread_id)
) with (fillfactor = 50);

create table site_counter (
    site_id integer primary key,
    pending integer not null default 0 check (pending >= 0)
) with (fillfactor = 50);

create table stream_head (
    site_id integer not null,
    stream  uuid not null,
    seq     bigint not null,
    mark    integer not null,
    tally   bigint not null default 0,
    primary key (site_id, stream)
) with (fillfactor = 50);

create table event (
    site_id  integer not null,
    stream   uuid not null,
    seq      bigint not null,
    mark     integer not null,
    type     smallint not null,
    comment  uuid,
    revision integer not null default 0,
    at       timestamptz not null,
    primary key (site_id, stream, seq)
);
comment on table event is 'Holds no text: what a reader sees of an event is rendered from the comment as it is now';
