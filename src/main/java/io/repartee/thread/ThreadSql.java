package io.repartee.thread;

/** The statements of {@link ThreadStore}. */
final class ThreadSql {
    /** The first name that leads somewhere. */
    static final String ALIAS = """
            select thread_id from page_alias where site_id = $1 and page = any ($2::text[]) order by page = ($2::text[])[1] desc limit 1
            """;

    static final String COUNTS = """
            select p.page, coalesce(n.published, 0) as published, coalesce(a.thread_id, c.thread_id, p.unwritten) as thread_id
            from unnest($2::text[], $3::text[], $4::uuid[]) as p(page, name, unwritten)
            left join page_alias a on a.site_id = $1 and a.page = p.page
            left join page_alias c on c.site_id = $1 and c.page = p.name and p.name <> p.page
            left join thread_counter n on n.site_id = $1 and n.thread_id = coalesce(a.thread_id, c.thread_id, p.unwritten)
            """;

    private ThreadSql() {}
}
