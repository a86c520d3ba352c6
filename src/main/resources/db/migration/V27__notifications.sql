-- Who is told what: what people follow, their inbox, mail about it, webhooks and the firehose. All of it is derived from events,
-- which the statement that makes a change writes in any case, so that nobody who posts waits for it or pays for it.

-- The order in which events were committed, over all streams: below the oldest transaction that still runs, nothing is added any more.
alter table event add column xid xid8;
alter table event alter column xid set default pg_current_xact_id();
comment on column event.xid is 'The transaction that wrote it; null for what is itself derived from other events, and from before there was such a column';
create index event_order on event (xid) where xid is not null and type in (1, 2, 3, 12);

-- How far they have been gone through: the last event, in the order of transaction, site, stream and number.
create table gathering (
    only_row boolean primary key default true check (only_row),
    xid      xid8 not null default pg_current_xact_id(),
    site_id  integer not null default 0,
    stream   uuid not null default '00000000-0000-0000-0000-000000000000',
    seq      bigint not null default 0
) with (fillfactor = 50);
insert into gathering default values;

-- Of these sites all public events are gathered into one stream.
create table firehose (
    site_id  integer primary key references site,
    since    timestamptz not null default now()
);

create table follow (
    site_id    integer not null references site,
    account_id uuid not null,
    kind       smallint not null,
    ref        text not null,
    target     text not null,
    at         timestamptz not null default now(),
    primary key (site_id, account_id, kind, ref),
    foreign key (site_id, account_id) references account
);
comment on column follow.kind is '0 thread, 1 author, 2 section';
comment on column follow.ref is 'The id of the thread or the author, or the section: what a comment is compared with';
comment on column follow.target is 'What the person named: of a thread the page';
create index follow_ref on follow (site_id, kind, ref, account_id);

create table notification (
    site_id         integer not null,
    account_id      uuid not null,
    notification_id bigint generated always as identity,
    subject         uuid not null,
    kind            smallint not null,
    comment_id      uuid not null,
    read            boolean not null default false,
    at              timestamptz not null,
    primary key (site_id, account_id, notification_id),
    unique (site_id, account_id, subject),
    foreign key (site_id, account_id) references account,
    foreign key (site_id, comment_id) references comment on delete cascade
);
comment on column notification.kind is 'The strongest reason: 1 reply, 2 mention, 3 followed, 4 decision';
comment on column notification.subject is 'What it tells about, once: the comment, or of a decision the decision';
create index notification_comment on notification (site_id, comment_id);
create index notification_unread on notification (site_id, account_id, notification_id) where not read;
create index notification_age on notification using brin (at);

-- A row appears with the first notification or preference.
create table inbox (
    site_id        integer not null,
    account_id     uuid not null,
    unread         integer not null default 0 check (unread >= 0),
    quiet          smallint not null default 0,
    mail_when      smallint not null default 0,
    mail           text,
    mail_confirmed boolean not null default false,
    mail_key       text,
    mail_due       timestamptz,
    mailed         bigint not null default 0,
    primary key (site_id, account_id),
    foreign key (site_id, account_id) references account
) with (fillfactor = 70);
comment on column inbox.quiet is 'Kinds of notifications that are not wanted, a bit each: 1 << kind';
comment on column inbox.mail_when is '0 never, 1 at once, 2 each hour, 3 each day';
comment on column inbox.mail_key is 'Whoever has it got the mail: it confirms the address and unsubscribes without a sign-in';
comment on column inbox.mailed is 'The last notification that a mail was about';
create index inbox_mail on inbox (mail_due) where mail_due is not null;

create table webhook (
    site_id       integer not null references site,
    webhook_id    uuid not null,
    url           text not null,
    description   text,
    events        smallint[] not null,
    secret        text not null,
    old_secret    text,
    old_until     timestamptz,
    enabled       boolean not null default true,
    position      bigint not null default 0,
    failing_since timestamptz,
    disabled_at   timestamptz,
    disabled_why  text,
    created_at    timestamptz not null default now(),
    created_by    uuid not null,
    primary key (site_id, webhook_id)
) with (fillfactor = 80);
comment on column webhook.position is 'The number of the last event of the firehose for which deliveries are in the outbox';
comment on column webhook.disabled_why is 'Null when an admin switched it off';

-- A webhook's deliveries, the latest first.
create index outbox_log on outbox (site_id, destination, outbox_id) where kind = 'webhook';

-- Names by their beginnings, for completing mentions.
create index account_name on account (site_id, lower(name) text_pattern_ops);
