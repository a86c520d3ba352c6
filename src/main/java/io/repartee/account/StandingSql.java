package io.repartee.account;

/** The statements of {@link StandingStore}. */
final class StandingSql {
    /**
     * Of many accounts ($1 sites, $2 ids): at least one row for each, with its place among them; several when several sanctions are in
     * force, a ban first, of each kind the oldest first.
     */
    static final String OF_ACCOUNTS = """
            select a.n, r.tokens_from, r.role, r.at_most,
                   array(select e.session_id from session e
                          where e.site_id = a.site_id and e.account_id = a.account_id
                            and e.ended_at > now() - interval '1 hour') as ended,
                   s.sanction_id, s.kind, s.until, s.reason, s.message, s.at, b.badges
            from unnest($1::int[], $2::uuid[]) with ordinality as a (site_id, account_id, n)
            left join account b on b.site_id = a.site_id and b.account_id = a.account_id
            left join account_right r on r.site_id = a.site_id and r.account_id = a.account_id
            left join lateral (
              select * from sanction s
              where s.site_id = a.site_id and s.account_id = a.account_id
                and s.lifted_at is null and s.acknowledged_at is null and (s.until is null or s.until > now())
              order by s.kind, s.sanction_id limit 100) s on true
            order by a.n, s.kind, s.sanction_id
            """;

    static final String OF_DOMAINS = """
            select s.domain, s.sanction_id, s.kind, s.until, s.reason, s.message, s.at
            from sanction s
            where s.site_id = $1 and s.domain is not null
              and s.lifted_at is null and (s.until is null or s.until > now())
            order by s.domain, s.kind, s.sanction_id
            limit 10000
            """;

    private StandingSql() {}
}
