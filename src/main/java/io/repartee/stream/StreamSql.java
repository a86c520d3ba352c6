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

    static final String HEAD = """
            select seq, mark from stream_head where site_id = $1 and stream = $2
            """;

    /** The heads of many streams; the ordinal says which one a row is about, as a stream without a head has no row. */
    static final String HEADS = """
            select wanted.place, head.seq, head.mark
            from unnest($1::integer[], $2::uuid[]) with ordinality as wanted (site_id, stream, place)
            join stream_head head on head.site_id = wanted.site_id and head.stream = wanted.stream
            """;

    static final String READ = """
            select seq, mark, type, comment, revision, at
            from event
            where site_id = $1 and stream = $2 and seq >= $3
            order by seq
            limit $4
            """;

    static final List<String> ALL = List.of(CREATE_EPOCH, EPOCH, HEAD, HEADS, READ);

    private StreamSql() {}
}
