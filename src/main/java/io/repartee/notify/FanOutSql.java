package io.repartee.notify;

/** The statements of what is done step by step: {@link TellFollowers} and {@link WithdrawNotices}. */
final class FanOutSql {
    /**
     * The next followers of a comment's thread, author or section. The comment is held as it is until the step is committed, so that
     * whoever takes it away finds these notices too. $1 site, $2 comment, $3 the last account, $4 how many, $5 the row of the outbox,
     * $6 now.
     */
    static final String FOLLOWERS =
            """
            with c as materialized (
              select c.site_id, c.comment_id, c.thread_id, c.account_id as author, c.published_at, t.section
              from comment c join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
              where c.site_id = $1 and c.comment_id = $2 and c.status = 0
              for share of c
            ),
            step as materialized (
              select account_id from (
                (select f.account_id from c join follow f on f.site_id = $1 and f.kind = 0 and f.ref = c.thread_id::text
                 where f.account_id > $3 and f.at < c.published_at order by f.account_id limit $4)
                union
                (select f.account_id from c join follow f on f.site_id = $1 and f.kind = 1 and f.ref = c.author::text
                 where f.account_id > $3 and f.at < c.published_at order by f.account_id limit $4)
                union
                (select f.account_id from c join follow f on f.site_id = $1 and f.kind = 2 and f.ref = c.section
                 where f.account_id > $3 and f.at < c.published_at order by f.account_id limit $4)) f
              order by account_id limit $4
            ),
            wanted as (
              select c.site_id, s.account_id, c.comment_id as subject, 3::smallint as kind, c.comment_id, c.author as actor,
                     $6::timestamptz as at
              from c cross join step s
            ),
            """ + NoticeSql.GIVE + NoticeSql.count("$6::timestamptz") + NoticeSql.tell("$6::timestamptz") + """
            , moved as (
              update outbox set body = body || jsonb_build_object('after', (select account_id from step order by account_id desc limit 1))
              where site_id = $1 and outbox_id = $5 and exists (select from step)
            )
            select p.done, e.*
            from (select (select count(*) from step) as done) p left join account_event e on true
            """;

    /** Some of the notices about a comment that is no longer there. $1 site, $2 comment, $3 how many, $4 now. */
    static final String WITHDRAW = """
            with taken as (
              delete from notification
              where (site_id, account_id, notification_id) in (
                select n.site_id, n.account_id, n.notification_id from notification n
                where n.site_id = $1 and n.comment_id = $2 and n.kind <> 4
                  and not exists (select from comment c where c.site_id = $1 and c.comment_id = $2 and c.status = 0)
                order by n.account_id limit $3)
              returning site_id, account_id, not read as unread
            ),
            """ + NoticeSql.UNCOUNT + NoticeSql.tell("$4::timestamptz") + """
            select p.done, e.*
            from (select (select count(*) from taken) as done) p left join account_event e on true
            """;

    /** Some of the notices that are too old. $1 before, $2 how many, $3 now. */
    static final String FORGET = """
            with taken as (
              delete from notification
              where (site_id, account_id, notification_id) in (
                select site_id, account_id, notification_id from notification where at < $1 limit $2)
              returning site_id, account_id, not read as unread
            ),
            """ + NoticeSql.UNCOUNT + NoticeSql.tell("$3::timestamptz") + """
            select p.done, e.*
            from (select (select count(*) from taken) as done) p left join account_event e on true
            """;

    private FanOutSql() {}
}
