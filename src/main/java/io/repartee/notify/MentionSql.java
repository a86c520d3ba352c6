package io.repartee.notify;

/** The statement of {@link MentionRoutes}. */
final class MentionSql {
    /**
     * Whose name begins so: first who has written on this page of late, then who is known on the site; nobody who may not write here, who
     * only came with an import, or whose words nobody sees. $1 site, $2 thread or null, $3 the beginning for like, $4 who asks,
     * $5 now, $6 how many.
     */
    static final String CANDIDATES = """
            with latest as materialized (
              select account_id, comment_id from comment
              where $2::uuid is not null and site_id = $1 and thread_id = $2 and status = 0
              order by comment_id desc limit 500
            ),
            here as materialized (
              select a.account_id, a.name, a.avatar, max(l.comment_id::text) as last
              from latest l join account a on a.site_id = $1 and a.account_id = l.account_id
              where lower(a.name) like $3 group by a.account_id, a.name, a.avatar
            ),
            known as materialized (
              select a.account_id, a.name, a.avatar from account a
              where a.site_id = $1 and lower(a.name) like $3 and $3 <> '%' and a.kind in (1, 2)
              order by lower(a.name) limit 50
            ),
            found as (
              select account_id, name, avatar, 0 as rank, last from here
              union all
              select account_id, name, avatar, 1, null from known k
              where not exists (select from here h where h.account_id = k.account_id)
                and exists (select from comment c where c.account_id = k.account_id and c.site_id = $1 and c.status = 0)
            )
            select f.account_id, f.name, f.avatar from found f
            where f.account_id <> $4
              and not exists (
                select from sanction s
                where s.site_id = $1 and s.account_id = f.account_id and s.kind in (0, 1) and s.lifted_at is null
                  and (s.until is null or s.until > $5))
              and not exists (select from mute m where m.site_id = $1 and m.account_id = f.account_id and m.muted = $4)
            order by f.rank, f.last desc nulls last, lower(f.name) limit $6
            """;

    private MentionSql() {}
}
