package io.repartee.stream;

import java.util.List;

/** The statements of {@link StreamStore}. */
final class StreamSql {
    static final String CREATE_EPOCH = """
            insert into installation (epoch) values ($1) on conflict (only_row) do nothing
            """;

    static final String EPOCH = """
            select epoch from installation
            """;

    static final String CHANGE_EPOCH = """
            update installation set epoch = $1
            """;

    /** The heads of many streams; the ordinal says which one a row is about, as a stream without a head has no row. */
    static final String HEADS = """
            select wanted.place, head.seq, head.mark
            from unnest($1::integer[], $2::uuid[]) with ordinality as wanted (site_id, stream, place)
            join stream_head head on head.site_id = wanted.site_id and head.stream = wanted.stream
            """;

    /** The same, and what the table has of the events that are known of each, added up. */
    static final String COMPARE = """
            select wanted.place, head.seq, head.mark, known.events, known.marks
            from unnest($1::integer[], $2::uuid[], $3::bigint[], $4::bigint[]) with ordinality
              as wanted (site_id, stream, after, upto, place)
            join stream_head head on head.site_id = wanted.site_id and head.stream = wanted.stream
            cross join lateral (
              select count(*) as events, coalesce(sum(event.mark::bigint), 0)::bigint as marks
              from event
              where event.site_id = wanted.site_id and event.stream = wanted.stream
                and event.seq > wanted.after and event.seq <= wanted.upto) as known
            """;

    /** The events of many streams, of each from its number on, in order and at most so many. */
    static final String READ = """
            select wanted.place, found.*
            from unnest($1::integer[], $2::uuid[], $3::bigint[]) with ordinality as wanted (site_id, stream, since, place)
            cross join lateral (
              select seq, mark, type, comment, revision, at
              from event
              where event.site_id = wanted.site_id and event.stream = wanted.stream and event.seq >= wanted.since
              order by seq
              limit $4) as found
            order by wanted.place, found.seq
            """;

    static final List<String> ALL = List.of(CREATE_EPOCH, EPOCH, CHANGE_EPOCH, HEADS, COMPARE, READ);

    private StreamSql() {}
}
