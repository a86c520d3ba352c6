package io.repartee.moderation.external;

/** The statements of {@link CheckStore}. */
final class CheckSql {
    /**
     * Takes what is due for a while: who takes it moves the time, so that another node, or this one after a crash, comes to it
     * only later. Rows that another node is at are passed over. $1 now, $2 how many, $3 until when.
     */
    static final String CLAIM = """
            with due as materialized (
              select site_id, comment_id from comment
              where check_due <= $1
              order by check_due limit $2
              for no key update skip locked
            ),
            claimed as (
              update comment c set check_due = $3
              from due d
              where c.site_id = d.site_id and c.comment_id = d.comment_id
              returning c.site_id, c.comment_id, c.thread_id, c.parent_id, c.account_id, c.created_at, c.revision, c.latest, c.source
            ),
            tried as (
              insert into check_try as t (site_id, comment_id, revision)
              select site_id, comment_id, latest from claimed
              on conflict (site_id, comment_id) do update set
                tries = case when t.revision = excluded.revision then t.tries + 1 else 1 end,
                revision = excluded.revision
              returning site_id, comment_id, tries
            )
            select c.site_id, s.key as site_key, c.comment_id, c.thread_id, c.parent_id, c.account_id, c.created_at, c.latest,
                   case when c.latest > c.revision then r.source else c.source end as source,
                   t.page, a.name as author_name, y.tries,
                   coalesce((select bool_or(e ->> 'phase' <> 'external' and e ->> 'ruling' <> 'publish')
                             from jsonb_array_elements(f.findings) e), false) as held_by_others
            from claimed c
            join tried y on y.site_id = c.site_id and y.comment_id = c.comment_id
            join site s on s.site_id = c.site_id
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            left join comment_revision r
              on r.site_id = c.site_id and r.comment_id = c.comment_id and r.revision = c.latest
            left join finding f on f.site_id = c.site_id and f.comment_id = c.comment_id and f.revision = c.latest
            """;

    /** Only the claim's own: what was edited or decided meanwhile has another time, or none. */
    static final String LATER = """
            update comment set check_due = $4
            where site_id = $1 and comment_id = $2 and check_due = $3
            """;

    static final String FORGET = """
            delete from check_try where site_id = $1 and comment_id = $2
            """;

    private CheckSql() {}
}
