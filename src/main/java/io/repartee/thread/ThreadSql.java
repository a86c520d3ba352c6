package io.repartee.thread;

/** The statements of {@link ThreadStore}. */
final class ThreadSql {
    static final String ALIAS = "select thread_id from page_alias where site_id = $1 and page = $2";

    static final String COUNTS = """
            select p.page, coalesce(n.published, 0) as published
            from unnest($2::text[], $3::uuid[]) as p(page, unwritten)
            left join page_alias a on a.site_id = $1 and a.page = p.page
            left join thread_counter n on n.site_id = $1 and n.thread_id = coalesce(a.thread_id, p.unwritten)
            """;

    private ThreadSql() {}
}
