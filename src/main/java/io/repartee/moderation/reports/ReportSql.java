package io.repartee.moderation.reports;

/** The statements of {@link ReportStore}. */
final class ReportSql {
    /** What one reader has said about the comment as it is now. */
    static final String OWN = "select " + Report.COLUMNS + """
             from report r join comment c on c.site_id = r.site_id and c.comment_id = r.comment_id
            where r.site_id = $1 and r.comment_id = $2 and r.account_id = $3 and r.revision = c.revision
            """;

    static final String OF_COMMENT = "select " + Report.COLUMNS + """
            , r.account_id, r.weight, r.verdict, a.name, h.upheld, h.dismissed,
              n.offence, n.location, n.explanation, n.name as notifier, n.email
            from report r
            left join account a on a.site_id = r.site_id and a.account_id = r.account_id
            left join notice n on n.site_id = r.site_id and n.report_id = r.report_id
            cross join lateral (
              select count(*) filter (where l.verdict = 1) as upheld, count(*) filter (where l.verdict = 0) as dismissed
              from (select o.verdict from report o
                    where o.account_id = r.account_id and o.site_id = r.site_id and o.verdict is not null
                    order by o.decided_at desc limit 20) l) h
            where r.site_id = $1 and r.comment_id = $2 and r.report_id < $3
            order by r.report_id desc limit $4
            """;

    /** A notice for whoever has its token. */
    static final String NOTICE = """
            select r.report_id, r.comment_id, r.at, r.verdict, r.decided_at, n.offence, n.erased_at
            from notice n join report r on r.site_id = n.site_id and r.report_id = n.report_id
            where n.site_id = $1 and n.report_id = $2 and n.token_hash = $3
            """;

    /** Who sent it is forgotten: by themselves, who have the token, or by an admin, who needs none. */
    static final String ERASE_NOTIFIER = """
            with actor as (select set_config('repartee.actor', coalesce($4, ''), true))
            update notice set name = null, email = null, erased_at = coalesce(erased_at, now())
            where site_id = $1 and report_id = $2 and ($3::bytea is null or token_hash = $3)
              and (select count(*) from actor) = 1
            """;

    private ReportSql() {}
}
