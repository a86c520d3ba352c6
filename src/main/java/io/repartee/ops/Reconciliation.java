package io.repartee.ops;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts again what is kept as a counter, and looks for holes in streams and for lost revisions. Every counter changes in the transaction that
 * changes what it counts, so this must find nothing; it reads one snapshot. Thread-safe.
 */
public final class Reconciliation {
    private static final String CHECK = """
            select 'thread_counter' as kept, k.site_id, k.thread_id::text as id, k.published as says, coalesce(c.n, 0) as counted
            from thread_counter k
            left join (select site_id, thread_id, count(*) n from comment where status = 0 group by 1, 2) c
              on c.site_id = k.site_id and c.thread_id = k.thread_id
            where k.published <> coalesce(c.n, 0)
            union all
            select 'thread_counter', c.site_id, c.thread_id::text, 0, count(*)
            from comment c
            where c.status = 0 and not exists (
              select from thread_counter k where k.site_id = c.site_id and k.thread_id = c.thread_id)
            group by 2, 3
            union all
            select 'queue_' || q.queue, s.site_id, s.key, q.says, q.counted
            from site s
            left join site_counter k on k.site_id = s.site_id
            left join (select site_id, sum(fresh) n from fresh_counter group by 1) f on f.site_id = s.site_id
            left join (
              select site_id, count(*) filter (where status = 1 or latest > revision) as pending,
                     count(*) filter (where status = 0 and not seen) as fresh,
                     count(*) filter (where reports > 0 and status <= 1) as reported,
                     count(*) filter (where status = 3) as spam, count(*) filter (where status = 2) as rejected
              from comment group by 1) c on c.site_id = s.site_id
            cross join lateral (values
              ('pending', coalesce(k.pending, 0), coalesce(c.pending, 0)), ('new', coalesce(f.n, 0), coalesce(c.fresh, 0)),
              ('reported', coalesce(k.reported, 0), coalesce(c.reported, 0)),
              ('spam', coalesce(k.spam, 0), coalesce(c.spam, 0)),
              ('rejected', coalesce(k.rejected, 0), coalesce(c.rejected, 0))) as q(queue, says, counted)
            where q.says <> q.counted
            union all
            select 'queue_search', c.site_id, c.comment_id::text, coalesce(cardinality(s.queues), 0), cardinality(queues_of(c))
            from comment c
            left join (select site_id, comment_id, array_agg(queue order by queue) as queues from queue_search group by 1, 2) s
              on s.site_id = c.site_id and s.comment_id = c.comment_id
            where coalesce(s.queues, '{}') <> queues_of(c)
            union all
            select 'reports', c.site_id, c.comment_id::text, c.reports, coalesce(r.n, 0)
            from comment c
            left join (select site_id, comment_id, count(*) n from report where verdict is null group by 1, 2) r
              on r.site_id = c.site_id and r.comment_id = c.comment_id
            where c.reports <> coalesce(r.n, 0)
            union all
            select 'report_weight', c.site_id, c.comment_id::text, c.report_weight, r.weight
            from comment c
            join (select site_id, comment_id, sum(weight) weight from report where verdict is null group by 1, 2) r
              on r.site_id = c.site_id and r.comment_id = c.comment_id
            where c.report_weight <> r.weight
            union all
            select 'latest', c.site_id, c.comment_id::text, c.latest, greatest(c.revision, coalesce(r.last, 0))
            from comment c
            left join (select site_id, comment_id, max(revision) as last from comment_revision group by 1, 2) r
              on r.site_id = c.site_id and r.comment_id = c.comment_id
            where c.latest <> greatest(c.revision, coalesce(r.last, 0))
            union all
            select 'revisions', c.site_id, c.comment_id::text, c.latest, 1 + coalesce(r.others, 0)
            from comment c
            left join (select c.site_id, c.comment_id, count(*) as others from comment c join comment_revision r
                         on r.site_id = c.site_id and r.comment_id = c.comment_id and r.revision <> c.revision group by 1, 2) r
              on r.site_id = c.site_id and r.comment_id = c.comment_id
            where c.latest <> 1 + coalesce(r.others, 0)
            union all
            select 'reply_count', c.site_id, c.comment_id::text, c.reply_count, coalesce(r.n, 0)
            from comment c
            left join (
              select site_id, ancestor, count(*) n from comment cross join lateral unnest(path) as ancestor
              where status = 0 group by 1, 2) r on r.site_id = c.site_id and r.ancestor = c.comment_id
            where c.reply_count <> coalesce(r.n, 0)
            union all
            select 'inbox', i.site_id, i.account_id::text, i.unread, coalesce(n.unread, 0)
            from inbox i
            left join (select site_id, account_id, count(*) as unread from notification where not read group by 1, 2) n
              on n.site_id = i.site_id and n.account_id = i.account_id
            where i.unread <> coalesce(n.unread, 0)
            union all
            select 'votes_' || q.way, c.site_id, c.comment_id::text, q.says, q.counted
            from comment c
            left join (
              select site_id, comment_id, count(*) filter (where value = 1) as up, count(*) filter (where value = -1) as down
              from vote where kind = '' group by 1, 2) v on v.site_id = c.site_id and v.comment_id = c.comment_id
            cross join lateral (values ('up', c.up, coalesce(v.up, 0)), ('down', c.down, coalesce(v.down, 0))) as q(way, says, counted)
            where q.says < q.counted or q.says > q.counted and not exists (
              select from imported i where i.site_id = c.site_id and i.comment_id = c.comment_id)
            union all
            select 'reactions', c.site_id, c.comment_id::text, (select coalesce(sum(value::int), 0) from jsonb_each_text(c.reactions)),
                   coalesce(v.n, 0)
            from comment c
            left join (
              select site_id, comment_id, sum(n)::bigint as n, jsonb_object_agg(kind, n) as each
              from (select site_id, comment_id, kind, count(*) as n from vote where kind <> '' group by 1, 2, 3) k group by 1, 2) v
              on v.site_id = c.site_id and v.comment_id = c.comment_id
            where c.reactions is distinct from v.each
            union all
            select 'page_reactions', k.site_id, k.thread_id::text,
                   (select coalesce(sum(value::int), 0) from jsonb_each_text(k.reactions)), coalesce(v.n, 0)
            from thread_counter k
            left join (
              select site_id, thread_id, sum(n)::bigint as n, jsonb_object_agg(reaction, n) as each
              from (select site_id, thread_id, reaction, count(*) as n from page_reaction group by 1, 2, 3) r group by 1, 2) v
              on v.site_id = k.site_id and v.thread_id = k.thread_id
            where k.reactions is distinct from v.each
            union all
            select 'tally', c.site_id, c.comment_id::text, c.tally, k.tally
            from comment c join thread_counter k on k.site_id = c.site_id and k.thread_id = c.thread_id
            where c.tally > k.tally
            union all
            select 'stream_head', h.site_id, h.stream::text, h.seq, coalesce(e.last, 0)
            from stream_head h
            left join (select site_id, stream, max(seq) as last from event group by 1, 2) e
              on e.site_id = h.site_id and e.stream = h.stream
            where h.seq <> coalesce(e.last, 0)
            union all
            select 'stream_gap', site_id, stream::text, max(seq) - min(seq) + 1, count(*)
            from event group by 2, 3 having max(seq) - min(seq) + 1 <> count(*)
            limit 1000
            """;

    private final Pool pool;

    public Reconciliation(Pool pool) {
        this.pool = pool;
    }

    /** Something that is not as it should be. */
    public record Finding(String kept, int site, String id, long says, long counted) {}

    /** At most a thousand findings. */
    public Future<List<Finding>> run() {
        return pool.query(CHECK).execute().map(rows -> {
            List<Finding> findings = new ArrayList<>();
            rows.forEach(row -> findings.add(new Finding(
                    row.getString(0), row.getInteger(1), row.getString(2), row.getLong(3), row.getLong(4))));
            return findings;
        });
    }
}
