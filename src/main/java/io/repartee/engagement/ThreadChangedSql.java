package io.repartee.engagement;

/** Pieces of SQL that tell a thread's readers that the thread itself has changed, in the transaction that changes it. */
public final class ThreadChangedSql {
    /** The events that were written, one row each. */
    public static final String TOLD =
            "select site_id, stream, seq, mark, at from thread_event order by site_id, stream\n";

    private ThreadChangedSql() {}

    /**
     * Parts of a {@code with}, without a comma at the end. They take the last locks.
     *
     * @param of the part before, with the columns site_id, thread_id and at: one event for each row, at most one for each thread
     */
    public static String events(String of) {
        return """
                thread_news as materialized (
                  select site_id, thread_id as stream, at, (random() * 4294967295 - 2147483648)::int as mark from %s
                ),
                thread_head as (
                  insert into stream_head as h (site_id, stream, seq, mark)
                  select site_id, stream, 1, mark from thread_news order by site_id, stream
                  on conflict (site_id, stream) do update set seq = h.seq + 1, mark = excluded.mark
                  returning site_id, stream, seq, mark
                ),
                thread_event as (
                  insert into event (site_id, stream, seq, mark, type, at)
                  select h.site_id, h.stream, h.seq, h.mark, 4, n.at
                  from thread_head h join thread_news n on n.site_id = h.site_id and n.stream = h.stream
                  returning site_id, stream, seq, mark, at
                )
                """.formatted(of);
    }
}
