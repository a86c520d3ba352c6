-- The editors' hand: what starts a conversation, what stands above it, when it is open, and which comments stand out.
alter table thread
    add column question     text,
    add column message      text,
    add column message_html text,
    add column opens_at     timestamptz,
    add column closes_at    timestamptz,
    add column closes_days  smallint,
    add column due          timestamptz,
    add column told_open    boolean not null default true;
comment on column thread.message is 'As typed; readers see what it renders to';
comment on column thread.closes_days is 'The site''s rule that closes_at follows; null where an editor set it, or nobody';
comment on column thread.due is 'When it opens or closes by itself next, and its readers are to be told';
comment on column thread.told_open is 'What readers were told last';
update thread set told_open = open where not open;
create index thread_due on thread (due) where due is not null;
create index thread_unruled on thread (site_id) where closes_at is null;
create index thread_ruled on thread (site_id, closes_days) where closes_days is not null;

alter table comment
    add column pinned_at   timestamptz,
    add column featured_at timestamptz;
create index comment_pinned on comment (site_id, thread_id, pinned_at) where pinned_at is not null;
create index comment_featured on comment (site_id, thread_id, comment_id) where featured_at is not null;

alter table account add column badges text[] not null default '{}';
comment on column account.badges is 'What readers are told about the person: staff, expert, or another word of the site';

-- Whether a thread takes comments at that time: exactly, whatever has been told of it.
create function thread_open(open boolean, opens_at timestamptz, closes_at timestamptz, at timestamptz) returns boolean
language sql immutable parallel safe as $$
    select open and (opens_at is null or at >= opens_at) and (closes_at is null or at < closes_at)
$$;

-- When that changes by itself next; a time that is given both ways opens first.
create function thread_due(open boolean, opens_at timestamptz, closes_at timestamptz, at timestamptz) returns timestamptz
language sql immutable parallel safe as $$
    select case when not open then null when opens_at > at then opens_at when closes_at > at then closes_at end
$$;
