package io.repartee.outbox;

/** The statements of the outbox, and the text that puts rows into it inside somebody else's statement. */
public final class OutboxSql {
    static final String PUT = """
            insert into outbox (site_id, kind, destination, key, account_id, body, due, since)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8)
            on conflict (site_id, key) do nothing
            """;

    /**
     * Takes what is due for a while. From each destination a few rows: the walk goes from one to the next by the index, however many
     * wait at one. Rows that another node is at are passed over. $1 now, $2 kinds, $3 how many of one destination, $4 destinations
     * that are left alone, $5 how many in all, $6 until when.
     */
    static final String CLAIM = """
            with recursive place as (
              (select destination from outbox where state = 0 order by destination limit 1)
              union all
              select (select o.destination from outbox o
                      where o.state = 0 and o.destination > p.destination order by o.destination limit 1)
              from place p where p.destination is not null
            ),
            picked as materialized (
              select o.site_id, o.outbox_id
              from place p
              cross join lateral (
                select site_id, outbox_id from outbox
                where state = 0 and destination = p.destination and due <= $1 and kind = any($2::text[])
                order by due limit $3
                for update skip locked) o
              where p.destination is not null and p.destination <> all($4::text[])
              limit $5
            )
            update outbox o set due = $6, attempts = attempts + 1
            from picked p
            where o.site_id = p.site_id and o.outbox_id = p.outbox_id
            returning o.site_id, o.outbox_id, o.kind, o.destination, o.key, o.account_id, o.body::text as body, o.attempts,
                      o.since, o.due
            """;

    /**
     * What became of rows, only of those that are still this node's: whoever takes a row counts its attempts up. $1 sites, $2 ids,
     * $3 attempts when taken, $4 states, $5 times, $6 errors, $7 attempts from now on, $8 whether the body is kept.
     */
    static final String SETTLE = """
            update outbox o set
              state = s.state, due = s.due, error = s.error, attempts = s.next,
              body = case when s.state = 1 and not s.keeps then '{}' else o.body end,
              account_id = case when s.state = 1 and not s.keeps then null else o.account_id end
            from unnest($1::int[], $2::bigint[], $3::int[], $4::smallint[], $5::timestamptz[], $6::text[], $7::int[], $8::bool[])
              as s(site_id, outbox_id, taken, state, due, error, next, keeps)
            where o.site_id = s.site_id and o.outbox_id = s.outbox_id and o.state = 0 and o.attempts = s.taken
            """;

    /** $1 done before, $2 given up before, $3 how many. */
    static final String FORGET = """
            delete from outbox where (site_id, outbox_id) in (
              select site_id, outbox_id from outbox
              where state = 1 and due < $1 or state = 2 and due < $2
              limit $3)
            """;

    /** Whatever is kept for or about a person. */
    static final String ERASE = """
            delete from outbox where site_id = $1 and account_id = $2
            """;

    private OutboxSql() {}

    /**
     * A statement, or a part of one, that puts what another part has found.
     *
     * @param source what follows {@code from}: rows with site_id, kind, destination, key, account_id, body (jsonb) and at
     */
    public static String put(String source) {
        return """
                insert into outbox (site_id, kind, destination, key, account_id, body, due, since)
                select site_id, kind, destination, key, account_id, body, at, at from %s
                on conflict (site_id, key) do nothing
                """.formatted(source);
    }
}
