-- Votes and reactions. What one person said is a row; the totals stand with the comment and change in the same statement.

-- Taking a vote back deletes its row: nothing of it stays.
create table vote (
    site_id    integer not null,
    comment_id uuid not null,
    account_id uuid not null,
    kind       text not null,
    thread_id  uuid not null,
    value      smallint not null check (value in (1, -1)),
    was        smallint not null default 0,
    at         timestamptz not null,
    primary key (site_id, comment_id, account_id, kind),
    foreign key (site_id, comment_id) references comment on delete cascade,
    foreign key (site_id, account_id) references account
) with (fillfactor = 90);
comment on column vote.kind is 'Empty for a vote up or down, else the name of a reaction';
comment on column vote.was is 'What the last change replaced, so that the statement that changes it knows by how much the totals change';
-- What is somebody's own on a page, and all of it for whoever asks for erasure.
create index vote_account on vote (site_id, account_id, thread_id);

-- On the page itself; a page need not have a comment, so there may be no row of its thread.
create table page_reaction (
    site_id    integer not null,
    thread_id  uuid not null,
    account_id uuid not null,
    reaction   text not null,
    at         timestamptz not null,
    primary key (site_id, thread_id, account_id, reaction),
    foreign key (site_id, account_id) references account
);
create index page_reaction_account on page_reaction (site_id, account_id);

alter table comment
    add column tally     bigint not null default 0,
    add column reactions jsonb;
comment on column comment.tally is 'The version of its thread''s totals in which this comment''s last changed';
comment on column comment.reactions is 'How many of each name; null for none at all';

alter table thread_counter
    add column tally      bigint not null default 0,
    add column reactions  jsonb,
    add column page_tally bigint not null default 0;
comment on column thread_counter.tally is 'The version of all totals of the thread: one more with each statement that changed some';
comment on column thread_counter.page_tally is 'The version in which the page''s own reactions last changed';

alter table thread
    add column votes     boolean not null default true,
    add column reactions boolean not null default true;
comment on column thread.votes is 'False switches voting off on this page, whatever the site allows';

-- What changed since a version.
create index comment_tally on comment (site_id, thread_id, tally) where tally > 0;

-- How many of each, after a change by so many; what is at nothing is left out.
create function tallied(before jsonb, change jsonb) returns jsonb language sql immutable parallel safe as $$
    select nullif(coalesce(jsonb_object_agg(key, n), '{}'), '{}')
    from (
        select key, sum(value::text::int) as n
        from (select * from jsonb_each(coalesce(before, '{}')) union all select * from jsonb_each(coalesce(change, '{}'))) e
        group by key having sum(value::text::int) > 0) t
$$;

-- The order "top": the lower bound of the Wilson score interval at 80 %, the author's own voice counted as one vote up, which
-- halves each week. Halving is a sum in logarithms (forward decay), so that the order of two comments never changes by time
-- alone and nothing is ever computed again. docs/engagement.md has the formula and its sources.
create function comment_score(up integer, down integer, at timestamptz) returns double precision
language sql immutable parallel safe as $$
    select ln(
        ((up + 1.0::float8) / (up + down + 1) + 1.6423744151498 / (2 * (up + down + 1))
          - 1.281551565545 * sqrt(((up + 1.0::float8) * down / (up + down + 1) / (up + down + 1)
              + 1.6423744151498 / (4 * (up + down + 1))) / (up + down + 1)))
        / (1 + 1.6423744151498 / (up + down + 1))) / 0.693147180559945
      + extract(epoch from at - timestamptz '2020-01-01 00:00:00+00')::float8 / 604800
$$;
create index comment_best on comment
    (site_id, thread_id, comment_score(up, down, coalesce(published_at, created_at)) desc, comment_id desc)
    where parent_id is null and (status = 0 or reply_count > 0);

-- A vote stays with its comment wherever the comment goes.
create function vote_follows() returns trigger language plpgsql as $$
begin
    update vote set thread_id = new.thread_id where site_id = new.site_id and comment_id = new.comment_id;
    return null;
end $$;
create trigger vote_follows after update of thread_id on comment for each row
    when (old.thread_id <> new.thread_id) execute function vote_follows();
