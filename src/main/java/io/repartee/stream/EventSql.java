package io.repartee.stream;

import java.util.UUID;

/**
 * Pieces of SQL with which any statement writes events of one of a site's own streams in its own transaction. They are the last to take
 * locks: the head of that stream, by site; under that lock number order is commit order.
 */
final class EventSql {
    private EventSql() {}

    /**
     * Parts of a {@code with}, without a comma at the end.
     *
     * @param name of the parts: the last, {@code name_event}, has what was written
     * @param of the part before, with the columns site_id, subject (what the event is about, or null) and at: one event for each row
     * @param type SQL of the type's number
     */
    static String events(String name, UUID stream, String of, String type) {
        return """
                %1$s_news as materialized (
                  select site_id, subject, at, (random() * 4294967295 - 2147483648)::int as mark,
                         row_number() over (partition by site_id) as ordinal, count(*) over (partition by site_id) as total
                  from %2$s
                ),
                %1$s_head as (
                  insert into stream_head as h (site_id, stream, seq, mark)
                  select site_id, %3$s, count(*), (array_agg(mark order by ordinal desc))[1] from %1$s_news
                  group by site_id order by site_id
                  on conflict (site_id, stream) do update set seq = h.seq + excluded.seq, mark = excluded.mark
                  returning site_id, seq, mark
                ),
                %1$s_event as (
                  insert into event (site_id, stream, seq, mark, type, comment, revision, at)
                  select e.site_id, %3$s, h.seq - e.total + e.ordinal, e.mark, %4$s, e.subject, 0, e.at
                  from %1$s_news e join %1$s_head h on h.site_id = e.site_id
                  returning site_id, seq, mark, type, comment, at
                )
                """.formatted(name, of, "'" + stream + "'::uuid", type);
    }

    /** The events that were written, one row each. */
    static String told(String name) {
        return "\nselect site_id, seq, mark, type, comment, at from " + name + "_event order by site_id, seq\n";
    }
}
