package io.repartee.transfer.export;

/**
 * What the formats of other systems have of a site: pages and comments, as lines of JSON. Those systems number things, so threads
 * and comments get numbers, in the order of their ids.
 */
final class ConversationSql {
    private static final String PAGES = """
            with threads as materialized (
              select t.*, row_number() over (order by t.thread_id) as n from thread t where t.site_id = %1$d
            )
            select json_build_object('n', n, 'page', page, 'url', coalesce(url, page), 'title', coalesce(title, page), 'open', open,
                                     'at', to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            from threads order by n
            """;

    /** In the order of their threads, so that a page's comments come together. */
    private static final String COMMENTS = """
            with threads as materialized (
              select thread_id, row_number() over (order by thread_id) as n from thread where site_id = %1$d
            ),
            numbered as materialized (
              select comment_id, row_number() over (order by comment_id) as n from comment where site_id = %1$d
            )
            select json_build_object('n', n.n, 'thread', t.n, 'parent', p.n, 'status', c.status, 'html', c.html, 'source', c.source,
                                     'name', a.name, 'account', c.account_id, 'kind', a.kind, 'up', c.up, 'down', c.down,
                                     'at', to_char(c.created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            from comment c
            join threads t on t.thread_id = c.thread_id
            join numbered n on n.comment_id = c.comment_id
            left join numbered p on p.comment_id = c.parent_id
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            where c.site_id = %1$d
            order by %2$s
            """;

    private ConversationSql() {}

    static String pages(int site) {
        return PAGES.formatted(site);
    }

    static String comments(int site) {
        return COMMENTS.formatted(site, "n.n");
    }

    /** Each page with its comments after it: a line has either {@code page} or {@code thread}. */
    static String pagesWithComments(int site) {
        String pages = PAGES.formatted(site)
                .replaceFirst("(?s)select json_build_object", "select n as page, 0::bigint as place, json_build_object")
                .replaceFirst("order by n\\s*$", "");
        String comments = COMMENTS.formatted(site, "n.n")
                .replaceFirst("(?s)select json_build_object", "select t.n as page, n.n as place, json_build_object")
                .replaceFirst("order by n\\.n\\s*$", "");
        return "select line from (select * from (" + pages + ") p (page, place, line) union all select * from ("
                + comments + ") c (page, place, line)) lines order by page, place";
    }
}
