-- What queues, decisions and waiting edits need.

-- A slot belongs to whoever writes (a connection of PostgreSQL), not to what is counted: writers never wait for each other,
-- one comment may enter in one slot and leave in another, and only the sum over a site's slots means anything.
alter table fresh_counter drop constraint fresh_counter_fresh_check;
comment on table fresh_counter is 'Published comments nobody has looked at; the count is the sum over the slots of a site';

alter table decision
    add column shown   integer,
    add column leaves  integer,
    add column seen    boolean not null default false,
    add column reports integer not null default 0,
    add column message text;
comment on column decision.revision is 'The newest revision, which the moderator saw';
comment on column decision.shown is 'The revision that readers saw while this one waited; null when no edit waited';
comment on column decision.leaves is 'The newest revision after it; nobody has edited since while it is still the newest';
comment on column decision.seen is 'Whether the comment had been looked at before; undo restores it';
comment on column decision.reports is 'Open reports that it closed; undo opens them again';
comment on column decision.message is 'What the author is told';
update decision set leaves = revision;
alter table decision alter column leaves set not null;

update comment set latest = revision where latest <> revision;
alter table comment
    add constraint comment_latest check (latest = revision or latest > revision and status = 0);

-- A queue each: who waits (also edits of published comments), what nobody has looked at, what readers reported, what was
-- turned down. The last columns let filters be tested without a visit to the table.
drop index comment_queue;
create index comment_pending on comment (site_id, comment_id, thread_id, account_id)
    where status = 1 or latest > revision;
create index comment_fresh on comment (site_id, comment_id) where status = 0 and not seen;
create index comment_reported on comment (site_id, comment_id) where reports > 0 and status <= 1;
create index comment_refused on comment (site_id, status, comment_id) where status in (2, 3);
-- All of a page, also what no reader sees; starts with the thread so that it is never mistaken for the readers' own indexes.
create index comment_page on comment (thread_id, comment_id);

insert into site_counter (site_id) select site_id from site on conflict do nothing;
update site_counter k set
    reported = (select count(*) from comment c where c.site_id = k.site_id and c.reports > 0 and c.status <= 1),
    spam     = (select count(*) from comment c where c.site_id = k.site_id and c.status = 3),
    rejected = (select count(*) from comment c where c.site_id = k.site_id and c.status = 2);
insert into fresh_counter (site_id, slot, fresh)
    select site_id, 0, count(*) from comment where status = 0 and not seen group by site_id;

-- Words of the newest text of each comment, for moderators' search. Filled behind the writers, about a second after them, so
-- that posting does not pay for it; what is edited is renewed by the statement that edits.
create table comment_search (
    site_id    integer not null,
    comment_id uuid not null,
    words      tsvector not null,
    primary key (site_id, comment_id),
    foreign key (site_id, comment_id) references comment on delete cascade
);
create index comment_search_words on comment_search using gin (words);

create table search_progress (
    site_id integer primary key references site,
    upto    uuid not null
) with (fillfactor = 50);
comment on column search_progress.upto is 'Everything up to this id is in comment_search; it stays some time behind the clock, for writers that commit late';

-- Which moderator has taken which comment to decide about, until when. Advisory: it keeps two from meeting, not from deciding.
create table claim (
    site_id    integer not null,
    comment_id uuid not null,
    account_id uuid not null,
    name       text not null,
    until      timestamptz not null,
    primary key (site_id, comment_id),
    foreign key (site_id, comment_id) references comment on delete cascade
) with (fillfactor = 70);
