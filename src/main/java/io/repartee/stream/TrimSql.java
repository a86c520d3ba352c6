package io.repartee.stream;

import java.util.List;

/** The statements of {@link Trimming}. */
final class TrimSql {
    /** Whether this connection is the one that trims, as long as it lasts. */
    static final String LOCK = "select pg_try_advisory_lock(hashtextextended('repartee trims streams', 0))";

    /** The next streams in the order of their keys, each with whether its oldest event is to go. */
    static final String NEXT = """
            select head.site_id, head.stream, head.seq,
              oldest.seq < head.seq and (oldest.at < $4 or oldest.seq <= head.seq - $5) as due
            from (
              select site_id, stream, seq from stream_head
              where (site_id, stream) > ($1, $2)
              order by site_id, stream
              limit $3) as head
            left join lateral (
              select seq, at from event
              where event.site_id = head.site_id and event.stream = head.stream
              order by seq
              limit 1) as oldest on true
            order by head.site_id, head.stream
            """;

    /** The oldest events of a stream up to the first that is kept, at most so many, and none from that number on. */
    static final String TRIM = """
            with oldest as (
              select seq, at from event
              where site_id = $1 and stream = $2 and seq < $3
              order by seq
              limit $6),
            kept as (
              select min(seq) as seq from oldest where at >= $4 and seq > $3 - $5)
            delete from event
            using kept
            where event.site_id = $1 and event.stream = $2 and event.seq < $3
              and event.seq <= (select max(seq) from oldest)
              and (kept.seq is null or event.seq < kept.seq)
            """;

    static final List<String> ALL = List.of(LOCK, NEXT, TRIM);

    private TrimSql() {}
}
