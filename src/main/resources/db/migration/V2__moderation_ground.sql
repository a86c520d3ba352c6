-- What moderation keeps: the site's policy, what checks found, what moderators have looked at, reports and the audit log.

alter table site add column policy jsonb not null default '{}';
comment on column site.policy is 'The settings of moderation and engagement that differ from the defaults';

alter table thread add column section text;

alter table comment
    add column latest    integer not null default 1,
    add column seen      boolean not null default false,
    add column reports   integer not null default 0 check (reports >= 0),
    add column check_due timestamptz;
comment on column comment.latest is 'The newest revision; above revision while an edit waits for a moderator and readers still see the one before';
comment on column comment.seen is 'A moderator has looked at it: it has left the queue of new comments';
comment on column comment.reports is 'Open reports: none since the last decision';
comment on column comment.check_due is 'Held until checks that run after the commit have answered, tried next at this time';

-- What the checks found in a revision, only where they found something.
create table finding (
    site_id    integer not null,
    comment_id uuid not null,
    revision   integer not null,
    phases     text[] not null,
    findings   jsonb not null,
    primary key (site_id, comment_id, revision),
    foreign key (site_id, comment_id) references comment
);

alter table site_counter
    add column reported integer not null default 0 check (reported >= 0),
    add column spam     integer not null default 0 check (spam >= 0),
    add column rejected integer not null default 0 check (rejected >= 0);

-- Published and not yet looked at: every comment enters this queue, so its count is spread over slots (by thread), that
-- writers of different threads do not wait for each other. The count is their sum.
create table fresh_counter (
    site_id integer not null,
    slot    smallint not null,
    fresh   integer not null default 0 check (fresh >= 0),
    primary key (site_id, slot)
) with (fillfactor = 50);
