package io.repartee.comment;

/**
 * One statement that changes a batch of comments, each at most once: edits, deletions and decisions. The same order of locks
 * as {@link PostSql}. What a change does to counters and streams follows from the status before and after, whoever made it.
 */
final class ChangeSql {
    static final short EDIT = 0;
    static final short DELETE = 1;
    static final short DECIDE = 2;

    static final short FINE = 0;
    static final short NOT_FOUND = 1;
    static final short REVISION_CONFLICT = 2;
    static final short STATUS_CONFLICT = 3;

    static final String CHANGE = """
            with input as materialized (
              select * from unnest($1::int[], $2::int[], $3::uuid[], $4::smallint[], $5::int[], $6::smallint[],
                                   $7::smallint[], $8::text[], $9::text[], $10::timestamptz[], $11::uuid[], $12::smallint[],
                                   $13::uuid[], $14::text[], $15::text[], $16::text[], $17::uuid[])
                as i(n, site_id, comment_id, kind, revision, expect, next, source, html, at,
                     decision_id, action, by_account, by_name, reason, note, undoes)
            ),
            locked as materialized (
              select c.* from comment c
              where (c.site_id, c.comment_id) in (
                select i.site_id, i.comment_id from input i
                union
                select i.site_id, unnest(t.path)
                from input i join comment t on t.site_id = i.site_id and t.comment_id = i.comment_id)
              order by c.site_id, c.comment_id
              for no key update
            ),
            verdict as materialized (
              select i.n, i.site_id, i.comment_id, i.kind, i.source, i.html, i.at,
                     i.decision_id, i.action, i.by_account, i.by_name, i.reason, i.note, i.undoes,
                     c.thread_id, c.path, c.status as before, c.revision as was,
                     coalesce(i.next, c.status) as next,
                case
                  when c.comment_id is null then 1
                  when i.kind = 1 and c.status = 4 then 3
                  when i.kind <> 1 and c.revision <> i.revision then 2
                  when i.kind = 0 and c.status > 1 then 3
                  when i.kind = 2 and c.status <> i.expect then 3
                  when i.undoes is not null and c.decision_id is distinct from i.undoes then 3
                  else 0
                end::smallint as refusal
              from input i left join locked c on c.site_id = i.site_id and c.comment_id = i.comment_id
            ),
            applied as materialized (
              select v.*, (next = 0)::int - (before = 0)::int as shown, (next = 1)::int - (before = 1)::int as waiting
              from verdict v where refusal = 0
            ),
            kept as (
              insert into comment_revision (site_id, comment_id, revision, source, html, written_at)
              select c.site_id, c.comment_id, c.revision, c.source, c.html, coalesce(c.edited_at, c.created_at)
              from locked c join applied a on a.site_id = c.site_id and a.comment_id = c.comment_id
              where a.kind = 0
            ),
            below as materialized (
              select site_id, ancestor as comment_id, sum(shown)::int as shown
              from applied cross join lateral unnest(path) as ancestor
              where shown <> 0 group by site_id, ancestor
            ),
            written as (
              update comment c set
                status = coalesce(x.next, c.status),
                revision = c.revision + coalesce((x.kind = 0)::int, 0),
                source = coalesce(x.source, c.source),
                html = coalesce(x.html, c.html),
                edited_at = case when x.kind = 0 then x.at else c.edited_at end,
                published_at = case when x.next = 0 then coalesce(c.published_at, x.at) else c.published_at end,
                decision_id = coalesce(x.decision_id, c.decision_id),
                reply_count = c.reply_count + coalesce(x.shown_below, 0)
              from (select coalesce(a.site_id, b.site_id) as site_id, coalesce(a.comment_id, b.comment_id) as comment_id,
                           a.kind, a.next, a.source, a.html, a.at, a.decision_id, b.shown as shown_below
                    from applied a full join below b on b.site_id = a.site_id and b.comment_id = a.comment_id) x
              where c.site_id = x.site_id and c.comment_id = x.comment_id
              returning c.*
            ),
            decided as (
              insert into decision (site_id, decision_id, comment_id, revision, action, before, after,
                                    account_id, by_name, reason, note, undoes, at)
              select site_id, decision_id, comment_id, was, action, before, next,
                     by_account, by_name, reason, note, undoes, at
              from applied where kind = 2
            ),
            counted as (
              insert into thread_counter as k (site_id, thread_id, published)
              select site_id, thread_id, greatest(sum(shown), 0) from applied
              where shown <> 0 and (select count(*) from written) >= 0
              group by site_id, thread_id order by site_id, thread_id
              on conflict (site_id, thread_id) do update set published = k.published +
                (select sum(a.shown)::int from applied a
                 where a.site_id = excluded.site_id and a.thread_id = excluded.thread_id)
              returning site_id, thread_id, published
            ),
            news as materialized (
              select e.*, (random() * 4294967295 - 2147483648)::int as mark
              from (
                select site_id, thread_id as stream, 0 as rank, n, 0 as turn, comment_id, was + (kind = 0)::int as revision, at,
                       (case when before <> 0 then 1 when next = 0 then 2 else 3 end)::smallint as type
                from applied where before = 0 and (next <> 0 or kind = 0) or before <> 0 and next = 0
                union all
                select site_id, $18::uuid, 1, n, 0, comment_id, was + (kind = 0)::int, at,
                       (case when next = 1 then 10 else 11 end)::smallint
                from applied where waiting <> 0 or next = 1 and kind = 0
                union all
                select site_id, $18::uuid, 1, n, 1, comment_id, was, at, 12::smallint
                from applied where kind = 2
              ) e
            ),
            head as (
              insert into stream_head as h (site_id, stream, seq, mark)
              select site_id, stream, count(*), (array_agg(mark order by n desc, turn desc))[1] from news
              where (select count(*) from counted) >= 0
              group by site_id, stream, rank order by rank, site_id, stream
              on conflict (site_id, stream) do update set seq = h.seq + excluded.seq, mark = excluded.mark
              returning site_id, stream, seq, mark
            ),
            logged as (
              insert into event (site_id, stream, seq, mark, type, comment, revision, at)
              select e.site_id, e.stream, h.seq - e.total + e.ordinal, e.mark, e.type, e.comment_id, e.revision, e.at
              from (select *, row_number() over (partition by site_id, stream order by n, turn) as ordinal,
                           count(*) over (partition by site_id, stream) as total
                    from news) e
              join head h on h.site_id = e.site_id and h.stream = e.stream
              returning stream, seq, mark, comment, type
            ),
            pending as (
              insert into site_counter as k (site_id, pending)
              select site_id, greatest(sum(waiting), 0) from applied
              where waiting <> 0 and (select count(*) from head) >= 0
              group by site_id order by site_id
              on conflict (site_id) do update set pending = k.pending +
                (select sum(a.waiting)::int from applied a where a.site_id = excluded.site_id)
            )
            select v.n, v.refusal, v.at, l.stream, l.seq, l.mark, l.type, k.published, w.*, t.name, t.avatar
            from verdict v
            left join (select * from written union all
                       select * from locked c where not exists (
                         select from written w where w.site_id = c.site_id and w.comment_id = c.comment_id)) w
              on w.site_id = v.site_id and w.comment_id = v.comment_id
            left join account t on t.site_id = w.site_id and t.account_id = w.account_id
            left join logged l on l.comment = v.comment_id
            left join counted k on k.site_id = v.site_id and k.thread_id = v.thread_id
            order by v.n, l.seq
            """;

    private ChangeSql() {}
}
