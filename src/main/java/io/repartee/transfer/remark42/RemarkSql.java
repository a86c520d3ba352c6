package io.repartee.transfer.remark42;

/** The statements of {@link RemarkStore}. What readers do not see is not there; what holds visible answers is there without its text. */
final class RemarkSql {
    private static final String COLUMNS = """
            select c.comment_id, c.parent_id, c.status, c.html, c.up, c.down, c.created_at, c.edited_at, c.account_id, a.name, a.avatar, a.role,
                   t.page, t.title
            from comment c
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            """;

    static final String PAGE = COLUMNS + """
            where c.site_id = $1 and c.thread_id = (
                select thread_id from page_alias where site_id = $1 and page = any ($2::text[]) order by page = ($2::text[])[1] desc limit 1)
              and (c.status = 0 or c.reply_count > 0)
            order by c.comment_id desc limit $3
            """;

    static final String ONE = COLUMNS + """
            where c.site_id = $1 and (c.status = 0 or c.reply_count > 0) and c.comment_id = coalesce(
              (select comment_id from imported where site_id = $1 and source = 'remark42' and ref = $2),
              case when $2 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then $2::text::uuid end)
            """;

    static final String LAST = COLUMNS + """
            where c.site_id = $1 and c.status = 0 and c.comment_id >= $2 order by c.comment_id desc limit $3
            """;

    /** In the order asked; a page that nobody wrote on has none. */
    static final String INFO = """
            select p.page, coalesce(k.published, 0) as published, t.open, times.first, times.last
            from unnest($2::text[], $3::text[]) with ordinality as p(page, name, place)
            left join lateral (select site_id, thread_id from page_alias where site_id = $1 and page in (p.page, p.name)
              order by page = p.page desc limit 1) a on true
            left join thread t on t.site_id = a.site_id and t.thread_id = a.thread_id
            left join thread_counter k on k.site_id = a.site_id and k.thread_id = a.thread_id
            left join lateral (select min(c.created_at) as first, max(c.created_at) as last from comment c
              where c.site_id = a.site_id and c.thread_id = a.thread_id and c.status = 0 and $4) times on true
            order by p.place
            """;

    static final String LIST = """
            select t.page, k.published, t.open, t.created_at as first, null::timestamptz as last
            from thread t join thread_counter k on k.site_id = t.site_id and k.thread_id = t.thread_id
            where t.site_id = $1 and k.published > 0 order by t.created_at desc, t.thread_id limit $2 offset $3
            """;

    private RemarkSql() {}
}
