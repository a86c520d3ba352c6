package io.repartee.stream;

/**
 * Pieces of SQL with which any statement writes events of the control stream in its own transaction. They are the last to
 * take locks: the head of a site's control stream, by site; under that lock number order is commit order.
 *
 * <pre>{@code
 * with written as (insert … returning site_id, account_id as subject, at),
 * """ + ControlSql.events("written", EventType.RIGHTS_CHANGED) + ControlSql.TOLD
 * }</pre>
 *
 * <p>The rows of {@link #TOLD} become hand-overs with {@link ControlEvents#handovers}.
 */
public final class ControlSql {
    private static final String STREAM = "'" + StreamId.CONTROL + "'::uuid";

    /** The events that were written, one row each. */
    public static final String TOLD = """

            select site_id, seq, mark, type, comment, at from control_event order by site_id, seq
            """;

    /** One event by itself, within a transaction: $1 site, $2 type, $3 subject or null, $4 at. */
    public static final String ONE =
            "with news as (select $1::int as site_id, $3::uuid as subject, $4::timestamptz as at),\n"
                    + events("news", "$2::smallint")
                    + TOLD;

    private ControlSql() {}

    /**
     * Parts of a {@code with}, without a comma at the end. The last, {@code control_event}, has what was written.
     *
     * @param of the part before, with the columns site_id, subject (an account or null) and at: one event for each row
     */
    public static String events(String of, EventType type) {
        return events(of, type.code() + "::smallint");
    }

    private static String events(String of, String type) {
        return """
                control_news as materialized (
                  select site_id, subject, at, (random() * 4294967295 - 2147483648)::int as mark,
                         row_number() over (partition by site_id) as ordinal, count(*) over (partition by site_id) as total
                  from %1$s
                ),
                control_head as (
                  insert into stream_head as h (site_id, stream, seq, mark)
                  select site_id, %2$s, count(*), (array_agg(mark order by ordinal desc))[1] from control_news
                  group by site_id order by site_id
                  on conflict (site_id, stream) do update set seq = h.seq + excluded.seq, mark = excluded.mark
                  returning site_id, seq, mark
                ),
                control_event as (
                  insert into event (site_id, stream, seq, mark, type, comment, revision, at)
                  select e.site_id, %2$s, h.seq - e.total + e.ordinal, e.mark, %3$s, e.subject, 0, e.at
                  from control_news e join control_head h on h.site_id = e.site_id
                  returning site_id, seq, mark, type, comment, at
                )
                """.formatted(of, STREAM, type);
    }
}
