package io.repartee.notify;

/** The statements of {@link GatherEvents}. */
final class GatherSql {
    private static final String OF_INTEREST = "e.xid is not null and e.type in (1, 2, 3, 12)";

    /**
     * Below the oldest transaction that still runs every row is there that ever will be: so whoever goes on from the last one misses none.
     */
    private static final String NEXT = """
            e.xid >= g.xid and e.xid < pg_snapshot_xmin(pg_current_snapshot())
            and (e.xid, e.site_id, e.stream, e.seq) > (g.xid, g.site_id, g.stream, g.seq)\
            """;

    /** Whether there is something, and whether the numbers of transactions have gone back (a dump in another server). */
    static final String LOOK = """
            select g.xid > pg_snapshot_xmax(pg_current_snapshot()) as ahead,
                   exists (select from event e where %s and %s) as more
            from gathering g
            """.formatted(OF_INTEREST, NEXT);

    /**
     * Begins anew from here: what the dump held was gone through before, or is not told any more. First the numbers that this server has not
     * come to yet are taken from its events, some at a time.
     */
    static final String BEGIN_ANEW = """
            with old as (
              update event set xid = null where ctid in (
                select e.ctid from event e where %s and e.xid >= pg_snapshot_xmax(pg_current_snapshot()) limit 5000)
              returning 1
            )
            update gathering set xid = pg_current_xact_id(), site_id = 0, seq = 0
            where xid > pg_snapshot_xmax(pg_current_snapshot()) and (select count(*) from old) = 0
            """.formatted(OF_INTEREST);

    /**
     * Goes through the next events, $1 at most. Whoever has the row of {@code gathering} does it, everybody else finds nothing. What one
     * comment means to a few people is written here; what it means to many is put into the outbox as one row. $2 the stream of the
     * firehose, $3 now. The events are asked for below {@code g} and not joined with it, so that the index is entered where the last ones
     * ended, and not gone through from its beginning each time; and for the same reason everything is looked up by its key, event by
     * event ({@code offset 0} keeps the planner, which knows nothing of tables that have just begun to fill, from another order).
     */
    static final String GATHER = """
            with g as materialized (
              select xid, site_id, stream, seq from gathering for update skip locked
            ),
            page as materialized (
              select e.*, row_number() over (order by e.xid, e.site_id, e.stream, e.seq) as n
              from g cross join lateral (
                select e.xid, e.site_id, e.stream, e.seq, e.type, e.comment, e.revision, e.at
                from event e where %s and %s
                order by e.xid, e.site_id, e.stream, e.seq limit $1) e
            ),
            about as materialized (
              select p.site_id, p.type, p.at, c.comment_id, c.thread_id, c.parent_id, c.account_id as author, t.section,
                     case when c.html like '%%class="mention"%%' then c.html end as html
              from page p
              cross join lateral (
                select * from comment c where c.site_id = p.site_id and c.comment_id = p.comment and c.status = 0 offset 0) c
              cross join lateral (
                select t.section from thread t where t.site_id = c.site_id and t.thread_id = c.thread_id offset 0) t
              where p.type in (1, 2)
            ),
            wanted as (
              select a.site_id, p.account_id, a.comment_id as subject, 1::smallint as kind, a.comment_id, a.author as actor, a.at
              from about a cross join lateral (
                select p.account_id from comment p where p.site_id = a.site_id and p.comment_id = a.parent_id offset 0) p
              where a.type = 1
              union all
              select a.site_id, m.id, a.comment_id, 2::smallint, a.comment_id, a.author, a.at
              from about a cross join lateral (
                select distinct found[1]::uuid as id
                from regexp_matches(a.html, 'class="mention" data-account="([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', 'g') found
                limit 10) m
              where a.html is not null
              union all
              select p.site_id, c.account_id, d.decision_id, 4::smallint, c.comment_id, d.account_id, p.at
              from page p
              cross join lateral (
                select * from comment c where c.site_id = p.site_id and c.comment_id = p.comment offset 0) c
              cross join lateral (
                select * from decision d where d.site_id = c.site_id and d.decision_id = c.decision_id offset 0) d
              where p.type = 12 and (d.before <> d.after or d.message is not null)
            ),
            """.formatted(OF_INTEREST, NEXT) + NoticeSql.GIVE + NoticeSql.count("$3::timestamptz")
            + """
            followed as (
              insert into outbox (site_id, kind, destination, key, body, due, since)
              select site_id, 'followers', 'followers', 'followers:' || comment_id, jsonb_build_object('comment', comment_id), $3, $3
              from about a
              where a.type = 1 and (
                exists (select from follow f where f.site_id = a.site_id and f.kind = 0 and f.ref = a.thread_id::text)
                or exists (select from follow f where f.site_id = a.site_id and f.kind = 1 and f.ref = a.author::text)
                or exists (select from follow f where f.site_id = a.site_id and f.kind = 2 and f.ref = a.section))
              on conflict (site_id, key) do nothing
              returning 1
            ),
            withdrawn as (
              insert into outbox (site_id, kind, destination, key, body, due, since)
              select site_id, 'withdrawal', 'withdrawal', 'withdrawal:' || comment || ':' || seq, jsonb_build_object('comment', comment), $3, $3
              from page p
              where p.type = 3
                and exists (select from notification n where n.site_id = p.site_id and n.comment_id = p.comment and n.kind <> 4)
              on conflict (site_id, key) do nothing
              returning 1
            ),
            """ + NoticeSql.tell("$3::timestamptz") + """
            , told as materialized (
              select p.*, (random() * 4294967295 - 2147483648)::int as mark,
                     row_number() over (partition by p.site_id order by p.n) as ordinal, count(*) over (partition by p.site_id) as total
              from page p join firehose f on f.site_id = p.site_id
              where p.type in (1, 2, 3)
            ),
            public_head as (
              insert into stream_head as h (site_id, stream, seq, mark)
              select site_id, $2::uuid, count(*), (array_agg(mark order by n desc))[1] from told
              where (select count(*) from account_event) >= 0
              group by site_id order by site_id
              on conflict (site_id, stream) do update set seq = h.seq + excluded.seq, mark = excluded.mark
              returning site_id, seq
            ),
            public_event as (
              insert into event (site_id, stream, seq, mark, type, comment, revision, at, xid)
              select e.site_id, $2::uuid, h.seq - e.total + e.ordinal, e.mark, e.type, e.comment, e.revision, e.at, null
              from told e join public_head h on h.site_id = e.site_id
              returning site_id, stream, seq, mark, type, comment, revision, at
            ),
            moved as (
              update gathering g set (xid, site_id, stream, seq) = (
                select xid, site_id, stream, seq from page order by n desc limit 1)
              where exists (select from page)
            )
            select p.events, p.work, e.*
            from (select (select count(*) from page) as events,
                         (select count(*) from followed) + (select count(*) from withdrawn) as work) p
            left join (select * from account_event union all select * from public_event) e on true
            order by e.site_id, e.stream, e.seq
            """;

    private GatherSql() {}
}
