package io.repartee.account;

/** The statements of {@link Allowances}. */
final class AllowanceSql {
    /**
     * Takes one for each: $1 sites, $2 accounts, $3 kinds, $4 how many microseconds one is worth. What was spent is one time per
     * row, up to which nothing is left: a minute from now is the most (the "generic cell rate algorithm"). In the order of the key,
     * so that nodes wait for each other instead of colliding. The database's clock is the one clock of all nodes.
     */
    static final String TAKE = """
            with asked as (
              select * from unnest($1::int[], $2::uuid[], $3::smallint[], $4::bigint[]) with ordinality
                as a (site_id, account_id, kind, micros, place)
            ),
            granted as (
              insert into allowance as h (site_id, account_id, kind, spent_until)
              select site_id, account_id, kind, statement_timestamp() + micros * interval '1 microsecond'
                from asked order by site_id, account_id, kind
              on conflict (site_id, account_id, kind) do update
                set spent_until = greatest(h.spent_until, statement_timestamp())
                                + (excluded.spent_until - statement_timestamp())
              where greatest(h.spent_until, statement_timestamp()) + (excluded.spent_until - statement_timestamp())
                 <= statement_timestamp() + interval '1 minute'
              returning site_id, account_id, kind
            )
            select a.place from asked a join granted g using (site_id, account_id, kind)
            """;

    /** How long until one is there again, in milliseconds. */
    static final String WAIT = """
            select extract(epoch from spent_until - statement_timestamp() - interval '1 minute') * 1000 + $4::float8 / 1000 as wait
              from allowance
             where site_id = $1 and account_id = $2 and kind = $3
            """;

    /** What is spent no more says nothing. */
    static final String FORGET = """
            delete from allowance
             where ctid = any(array(select ctid from allowance where spent_until < statement_timestamp() limit 10000))
            """;

    private AllowanceSql() {}
}
