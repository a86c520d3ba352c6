package io.repartee.notify;

/** The statements of {@link FollowStore}. */
final class FollowSql {
    /** What one person follows, the latest first, with what there is to say about it. $3 how many. */
    static final String ALL = """
            select f.kind, f.target, f.at, t.url, t.title, a.name
            from follow f
            left join thread t on t.site_id = f.site_id and t.thread_id = case when f.kind = 0 then f.ref::uuid end
            left join account a on a.site_id = f.site_id and a.account_id = case when f.kind = 1 then f.ref::uuid end
            where f.site_id = $1 and f.account_id = $2
            order by f.at desc, f.kind, f.ref limit $3
            """;

    /** Not beyond so many ($7). $3 kind, $4 ref, $5 target, $6 now. */
    static final String ADD = """
            insert into follow (site_id, account_id, kind, ref, target, at)
            select $1, $2, $3, $4, $5, $6
            where (select count(*) from follow where site_id = $1 and account_id = $2) < $7
               or exists (select from follow where site_id = $1 and account_id = $2 and kind = $3 and ref = $4)
            on conflict (site_id, account_id, kind, ref) do update set target = excluded.target
            """;

    static final String REMOVE = """
            delete from follow where site_id = $1 and account_id = $2 and kind = $3 and ref = $4
            """;

    private FollowSql() {}
}
