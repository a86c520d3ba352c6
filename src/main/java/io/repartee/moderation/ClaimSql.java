package io.repartee.moderation;

/** The statements of {@link ClaimStore}. Times are the database's, so that nodes agree about them. */
final class ClaimSql {
    /** A row when it is the caller's now. */
    static final String TAKE = """
            insert into claim as k (site_id, comment_id, account_id, name, until)
            select c.site_id, c.comment_id, $3, $4, now() + make_interval(secs => $5::float8)
            from comment c where c.site_id = $1 and c.comment_id = $2
            on conflict (site_id, comment_id) do update
              set account_id = excluded.account_id, name = excluded.name, until = excluded.until
              where k.until <= now() or k.account_id = excluded.account_id
            returning comment_id, account_id as claimed_by, name as claimed_name, until as claimed_until
            """;

    /** A row when there is such a comment, with its claim if one holds. */
    static final String OF = """
            select c.comment_id, k.account_id as claimed_by, k.name as claimed_name, k.until as claimed_until
            from comment c
            left join claim k on k.site_id = c.site_id and k.comment_id = c.comment_id and k.until > now()
            where c.site_id = $1 and c.comment_id = $2
            """;

    static final String RELEASE = "delete from claim where site_id = $1 and comment_id = $2 and account_id = $3";

    /** Old claims are in nobody's way, but need not stay. */
    static final String FORGET = """
            delete from claim where (site_id, comment_id) in (
              select site_id, comment_id from claim where site_id = $1 and until < now() - interval '1 hour' limit 100
              for update skip locked)
            """;

    private ClaimSql() {}
}
