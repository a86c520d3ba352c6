-- The words of what is in a small queue (waiting, reported, rejected, spam), once for each queue that it is in. A queue has words of
-- its own: what half of all spam says, hardly any other comment does, and the other way round, so that neither the words of the whole
-- site nor a walk through the queue finds a page of it quickly. Here either does. What is published at once never comes here.
create table queue_search (
    site_id    integer not null,
    queue      smallint not null,
    comment_id uuid not null,
    words      tsvector not null,
    primary key (site_id, queue, comment_id),
    foreign key (site_id, comment_id) references comment on delete cascade
);
comment on column queue_search.queue is '0 reported, 1 pending, 2 rejected, 3 spam';
create index queue_search_comment on queue_search (site_id, comment_id);
comment on index queue_search_comment is 'What leaves a queue, and what is erased';

-- With the site and the queue in the index, nobody reads what others say elsewhere. Where btree_gin cannot be had, the words alone serve.
-- What is not yet in its place is looked through by every search, so it is kept short.
do $$
begin
    create extension if not exists btree_gin;
    create index queue_search_words on queue_search using gin (site_id, queue, words) with (gin_pending_list_limit = 256);
exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object or undefined_function then
    create index queue_search_words on queue_search using gin (words) with (gin_pending_list_limit = 256);
end
$$;

-- The queues that a comment is in, as Queue.java has them. What has no text any more is in none, for search.
create function queues_of(c comment) returns smallint[] language sql immutable as $$
    select case when c.source = '' then '{}'::smallint[] else
        array_remove(array[
            case when c.reports > 0 and c.status <= 1 then 0 end,
            case when c.status = 1 or c.latest > c.revision then 1 end,
            case when c.status = 2 then 2 end,
            case when c.status = 3 then 3 end], null)::smallint[] end
$$;

create function queue_search_follow() returns trigger language plpgsql as $$
declare
    queues smallint[] := queues_of(new);
begin
    if tg_op = 'UPDATE' then
        delete from queue_search where site_id = new.site_id and comment_id = new.comment_id and queue <> all (queues);
    end if;
    if queues <> '{}' then
        insert into queue_search as s (site_id, queue, comment_id, words)
        select new.site_id, q, new.comment_id,
               to_tsvector('simple', coalesce((select w.source from comment_revision w
                 where new.latest > new.revision and w.site_id = new.site_id and w.comment_id = new.comment_id
                   and w.revision = new.latest), new.source))
        from unnest(queues) as q
        on conflict (site_id, queue, comment_id) do update set words = excluded.words where s.words <> excluded.words;
    end if;
    return null;
end $$;

-- The conditions are all that a comment pays which is published, answered or voted on.
create trigger queue_search_entered after insert on comment for each row
    when (new.status <> 0 or new.reports > 0 or new.latest > new.revision)
    execute function queue_search_follow();
create trigger queue_search_changed after update of status, reports, latest, revision, source on comment for each row
    when ((old.status between 1 and 3 or old.reports > 0 or old.latest > old.revision
            or new.status between 1 and 3 or new.reports > 0 or new.latest > new.revision)
        and (old.status, old.latest, old.revision, old.reports > 0, old.source = '')
            is distinct from (new.status, new.latest, new.revision, new.reports > 0, new.source = ''))
    execute function queue_search_follow();

insert into queue_search (site_id, queue, comment_id, words)
    select c.site_id, q, c.comment_id, to_tsvector('simple', coalesce(w.source, c.source))
    from comment c
    left join comment_revision w
      on c.latest > c.revision and w.site_id = c.site_id and w.comment_id = c.comment_id and w.revision = c.latest
    cross join lateral unnest(queues_of(c)) as q
    where c.status in (1, 2, 3) or c.reports > 0 or c.latest > c.revision;
