package io.repartee.comment;

/**
 * One statement that writes a batch of new comments: one round trip, one commit, no open transaction.
 *
 * <p>Its parts depend on each other by what they read, which fixes the order of locks: ancestors, idempotency keys, thread
 * counters, streams (threads first, then sites), site counters, each sorted. The stream heads come last but one, so that
 * their locks are held shortest; under them number order is commit order. A refused command is left out by an anti-join and
 * never fails its neighbours.
 *
 * <p>A published comment enters the queue of new ones, which every comment of a site does: it is counted in a slot of the
 * connection that writes, so that lanes and nodes do not wait for each other. What is not published is counted at the site.
 */
final class PostSql {
    static final short FINE = 0;
    static final short PARENT_NOT_VISIBLE = 1;
    static final short NESTING_TOO_DEEP = 2;
    static final short THREAD_CLOSED = 3;
    static final short REPEATED = 4;

    static final String POST = """
            with input as materialized (
              select * from unnest($1::int[], $2::int[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::smallint[],
                                   $8::text[], $9::text[], $10::timestamptz[], $11::text[], $12::bytea[],
                                   $13::text[], $14::timestamptz[])
                as i(n, site_id, comment_id, thread_id, parent_id, account_id, status,
                     source, html, at, key, body_hash, findings, check_due)
            ),
            page as materialized (
              select * from unnest($15::int[], $16::uuid[], $17::text[], $18::text[], $19::text[], $20::text[])
                as p(site_id, thread_id, page, url, title, section)
            ),
            ancestor as materialized (
              select c.site_id, c.comment_id, c.thread_id, c.status, c.path
              from comment c
              where (c.site_id, c.comment_id) in (
                select p.site_id, unnest(p.path || p.comment_id)
                from input i join comment p on p.site_id = i.site_id and p.comment_id = i.parent_id)
              order by c.site_id, c.comment_id
              for no key update
            ),
            verdict as materialized (
              select i.*, case when a.comment_id is not null then a.path || a.comment_id end as path,
                case
                  when k.key is not null then 4
                  when i.parent_id is not null
                    and (a.comment_id is null or a.thread_id <> i.thread_id or a.status <> 0) then 1
                  when cardinality(a.path) + 1 > $21 then 2
                  when not thread_open(t.open, t.opens_at, t.closes_at, i.at) then 3
                  else 0
                end::smallint as refusal
              from input i
              left join ancestor a on a.site_id = i.site_id and a.comment_id = i.parent_id
              left join thread t on t.site_id = i.site_id and t.thread_id = i.thread_id
              left join idempotency k on k.site_id = i.site_id and k.account_id = i.account_id and k.key = i.key
            ),
            keyed as (
              insert into idempotency (site_id, account_id, key, body_hash, comment_id)
              select site_id, account_id, key, body_hash, comment_id from verdict
              where refusal = 0 and key is not null
              order by site_id, account_id, key
              on conflict do nothing
              returning comment_id
            ),
            accepted as materialized (
              select * from verdict v
              where refusal = 0 and (key is null or comment_id in (select comment_id from keyed))
            ),
            new_thread as (
              insert into thread (site_id, thread_id, page, url, title, section)
              select p.* from page p
              where (p.site_id, p.thread_id) in (select site_id, thread_id from accepted)
                and not exists (select from thread t where t.site_id = p.site_id and t.thread_id = p.thread_id)
              order by p.site_id, p.thread_id
              on conflict do nothing
              returning site_id, thread_id, page
            ),
            new_alias as (
              insert into page_alias (site_id, page, thread_id)
              select site_id, page, thread_id from new_thread
              on conflict do nothing
            ),
            written as (
              insert into comment (site_id, comment_id, thread_id, parent_id, root_id, path, account_id, status,
                                   created_at, published_at, check_due, source, html)
              select site_id, comment_id, thread_id, parent_id, coalesce(path[1], comment_id), coalesce(path, '{}'),
                     account_id, status, at, case when status = 0 then at end, check_due, source, html
              from accepted order by n
            ),
            found as (
              insert into finding (site_id, comment_id, revision, phases, findings)
              select site_id, comment_id, 1,
                     array(select distinct f ->> 'phase' from jsonb_array_elements(findings::jsonb) f), findings::jsonb
              from accepted where findings is not null
            ),
            replied as (
              update comment c set reply_count = c.reply_count + d.n
              from (select site_id, unnest(path) as comment_id, count(*) as n
                    from accepted where status = 0 group by 1, 2) d
              where c.site_id = d.site_id and c.comment_id = d.comment_id
              returning 1
            ),
            counted as (
              insert into thread_counter as k (site_id, thread_id, published, pulse)
              select site_id, thread_id, count(*), pulse_at(max(at)) + ln(count(*)) / 0.693147180559945 from accepted
              where status = 0 and (select count(*) from replied) >= 0
              group by site_id, thread_id order by site_id, thread_id
              on conflict (site_id, thread_id) do update
                set published = k.published + excluded.published, pulse = pulse_plus(k.pulse, excluded.pulse)
              returning site_id, thread_id, published
            ),
            fresh as (
              insert into fresh_counter as k (site_id, slot, fresh)
              select site_id, pg_backend_pid() & 63, count(*) from accepted
              where status = 0 and (select count(*) from counted) >= 0
              group by site_id order by site_id
              on conflict (site_id, slot) do update set fresh = k.fresh + excluded.fresh
              returning 1
            ),
            news as materialized (
              select site_id, thread_id as stream, 0 as rank, n, 1::smallint as type, comment_id, at,
                     (random() * 4294967295 - 2147483648)::int as mark
              from accepted where status = 0
              union all
              select site_id, $22::uuid, 1, n, 10::smallint, comment_id, at,
                     (random() * 4294967295 - 2147483648)::int
              from accepted where status = 1
            ),
            head as (
              insert into stream_head as h (site_id, stream, seq, mark)
              select site_id, stream, count(*), (array_agg(mark order by n desc))[1] from news
              where (select count(*) from fresh) >= 0
              group by site_id, stream, rank order by rank, site_id, stream
              on conflict (site_id, stream) do update set seq = h.seq + excluded.seq, mark = excluded.mark
              returning site_id, stream, seq, mark
            ),
            logged as (
              insert into event (site_id, stream, seq, mark, type, comment, revision, at)
              select e.site_id, e.stream, h.seq - e.total + e.ordinal, e.mark, e.type, e.comment_id, 1, e.at
              from (select *, row_number() over (partition by site_id, stream order by n) as ordinal,
                           count(*) over (partition by site_id, stream) as total
                    from news) e
              join head h on h.site_id = e.site_id and h.stream = e.stream
              returning stream, seq, mark, comment
            ),
            queued as (
              insert into site_counter as k (site_id, pending, rejected, spam)
              select site_id, count(*) filter (where status = 1), count(*) filter (where status = 2),
                     count(*) filter (where status = 3)
              from accepted
              where status <> 0 and (select count(*) from head) >= 0
              group by site_id order by site_id
              on conflict (site_id) do update set pending = k.pending + excluded.pending,
                rejected = k.rejected + excluded.rejected, spam = k.spam + excluded.spam
            )
            select v.n, case when v.refusal = 0 and a.n is null then 4 else v.refusal end::smallint as refusal,
                   v.path, l.seq, l.mark, l.stream, c.published
            from verdict v
            left join accepted a on a.n = v.n
            left join logged l on l.comment = v.comment_id
            left join counted c on c.site_id = v.site_id and c.thread_id = v.thread_id
            order by v.n
            """;

    private PostSql() {}
}
