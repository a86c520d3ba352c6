package io.repartee.engagement;

/** The statements of {@link EditorStore}. Each writes its entry of the log, and tells readers, in the same transaction. */
final class EditorSql {
    /**
     * $1 site, $2 thread, $3 page, $4 the fields that are given as JSON, $5 what the message renders to, $6 at, $7 by whom. A field that
     * is not named stays as it is.
     */
    static final String EDIT = """
            with patch as materialized (
              select $4::jsonb as p, ($4::jsonb ->> 'opensAt')::timestamptz as opens_at, ($4::jsonb ->> 'closesAt')::timestamptz as closes_at,
                     coalesce(($4::jsonb ->> 'open')::boolean, true) as open, $6::timestamptz as at
            ),
            written as (
              insert into thread as t (site_id, thread_id, page, url, title, section, settled, open, question, message,
                                       message_html, opens_at, closes_at, votes, reactions, due, told_open)
              select $1::int, $2::uuid, $3::text, p ->> 'url', p ->> 'title', p ->> 'section', p ?| array['url', 'title', 'section'], open,
                     p ->> 'question', p ->> 'message', $5::text, opens_at, closes_at,
                     coalesce((p ->> 'votes')::boolean, true), coalesce((p ->> 'reactions')::boolean, true),
                     thread_due(open, opens_at, closes_at, at), thread_open(open, opens_at, closes_at, at)
              from patch
              on conflict (site_id, thread_id) do update set (
                url, title, section, settled, open, question, message, message_html, opens_at, closes_at, closes_days, votes,
                reactions, due, told_open) = (
                select n.url, n.title, n.section, n.settled, n.open, n.question, n.message, n.message_html, n.opens_at, n.closes_at,
                       n.closes_days, n.votes, n.reactions, thread_due(n.open, n.opens_at, n.closes_at, n.at),
                       thread_open(n.open, n.opens_at, n.closes_at, n.at)
                from (select
                        case when p ? 'url' then p ->> 'url' else t.url end as url,
                        case when p ? 'title' then p ->> 'title' else t.title end as title,
                        case when p ? 'section' then p ->> 'section' else t.section end as section,
                        t.settled or p ?| array['url', 'title', 'section'] as settled,
                        case when p ? 'open' then excluded.open else t.open end as open,
                        case when p ? 'question' then p ->> 'question' else t.question end as question,
                        case when p ? 'message' then p ->> 'message' else t.message end as message,
                        case when p ? 'message' then excluded.message_html else t.message_html end as message_html,
                        case when p ? 'opensAt' then excluded.opens_at else t.opens_at end as opens_at,
                        case when p ? 'closesAt' then excluded.closes_at else t.closes_at end as closes_at,
                        case when p ? 'closesAt' then null else t.closes_days end as closes_days,
                        case when p ? 'votes' then excluded.votes else t.votes end as votes,
                        case when p ? 'reactions' then excluded.reactions else t.reactions end as reactions,
                        at
                      from patch) n)
              returning t.*
            ),
            named as (
              insert into page_alias (site_id, page, thread_id) select $1::int, $3::text, $2::uuid from written on conflict do nothing
            ),
            log as (
              insert into audit (site_id, kind, actor, subject, detail)
              select $1::int, 'page', $7::uuid, thread_id, jsonb_build_object('page', $3::text, 'set', $4::jsonb) from written
            ),
            changed as (select site_id, thread_id, $6::timestamptz as at from written),
            """ + ThreadChangedSql.events("changed") + """
            select e.*, t.page, t.url, t.title, t.section, t.question, t.message, t.message_html, t.opens_at, t.closes_at, t.votes,
                   t.reactions, t.told_open
            from written t join thread_event e on e.site_id = t.site_id and e.stream = t.thread_id
            """;

    /** A page as its editors have it. $1 site, $2 thread, $3 now. */
    static final String PAGE = """
            select t.page, t.url, t.title, t.section, t.question, t.message, t.message_html, t.opens_at, t.closes_at, t.votes,
                   t.reactions, thread_open(t.open, t.opens_at, t.closes_at, $3::timestamptz) as told_open
            from thread t where t.site_id = $1 and t.thread_id = $2
            """;

    static final String PIN = standOut("pinned_at", "pin");
    static final String FEATURE = standOut("featured_at", "feature");

    /** $1 site, $2 the account, $3 its badges, $4 at, $5 by whom. */
    static final String BADGES =
            """
            with written as (
              update account set badges = $3 where site_id = $1 and account_id = $2
              returning site_id, account_id as subject, $4::timestamptz as at
            ),
            log as (
              insert into audit (site_id, kind, actor, subject, detail)
              select site_id, 'badges', $5::uuid, subject, jsonb_build_object('badges', $3::text[]) from written
            ),
            """ + io.repartee.stream.ControlSql.events("written", io.repartee.stream.EventType.RIGHTS_CHANGED)
                    + io.repartee.stream.ControlSql.TOLD;

    /** Threads that open or close by themselves about now: $1. Another node's are passed over. */
    static final String ANNOUNCE = """
            with due as materialized (
              select site_id, thread_id, told_open, thread_open(open, opens_at, closes_at, $1::timestamptz) as is_open,
                     thread_due(open, opens_at, closes_at, $1::timestamptz) as next
              from thread where due <= $1::timestamptz
              order by due limit 200 for no key update skip locked
            ),
            written as (
              update thread t set told_open = d.is_open, due = d.next from due d
              where t.site_id = d.site_id and t.thread_id = d.thread_id
              returning t.site_id, t.thread_id
            ),
            changed as (
              select d.site_id, d.thread_id, $1::timestamptz as at
              from due d join written w on w.site_id = d.site_id and w.thread_id = d.thread_id
              where d.is_open <> d.told_open
            ),
            """ + ThreadChangedSql.events("changed") + ThreadChangedSql.TOLD;

    /**
     * Gives the threads of sites with a rule their time to close, and takes it from those whose rule has changed; a slice. At $1; it says
     * how many there were.
     */
    static final String RULE = """
            with rule as materialized (
              select site_id, coalesce((policy #>> '{engagement,closeAfterDays}')::smallint, 0::smallint) as days from site
            ),
            found as materialized (
              select f.site_id, f.thread_id, f.days from (
                (select t.site_id, t.thread_id, r.days from rule r join thread t on t.site_id = r.site_id
                 where r.days > 0 and t.closes_at is null limit 1000)
                union all
                (select t.site_id, t.thread_id, r.days from rule r join thread t on t.site_id = r.site_id
                 where t.closes_days is not null and t.closes_days <> r.days limit 1000)) f
            ),
            locked as materialized (
              select t.*, f.days from thread t join found f on f.site_id = t.site_id and f.thread_id = t.thread_id
              order by t.site_id, t.thread_id for no key update of t skip locked
            ),
            written as (
              update thread t set closes_at = n.closes, closes_days = nullif(n.days, 0),
                due = case when thread_open(t.open, t.opens_at, n.closes, $1::timestamptz) <> t.told_open then $1::timestamptz
                           else thread_due(t.open, t.opens_at, n.closes, $1::timestamptz) end
              from (select site_id, thread_id, days, case when days > 0 then created_at + days * interval '1 day' end as closes
                    from locked) n
              where t.site_id = n.site_id and t.thread_id = n.thread_id
              returning 1
            )
            select count(*)::int from written
            """;

    private EditorSql() {}

    /** $1 site, $2 comment, $3 whether it is to stand out, $4 at, $5 by whom. */
    private static String standOut(String column, String kind) {
        return """
                with found as materialized (
                  select site_id, comment_id, thread_id, status, %1$s is not null as already
                  from comment where site_id = $1 and comment_id = $2 for no key update
                ),
                written as (
                  update comment c set %1$s = case when $3 then $4::timestamptz end from found f
                  where c.site_id = f.site_id and c.comment_id = f.comment_id and f.already <> $3 and (f.status = 0 or not $3)
                  returning c.site_id, c.thread_id, c.comment_id
                ),
                log as (
                  insert into audit (site_id, kind, actor, subject, detail)
                  select site_id, '%2$s', $5::uuid, comment_id, jsonb_build_object('on', $3::boolean) from written
                ),
                changed as (select site_id, thread_id, $4::timestamptz as at from written),
                """.formatted(column, kind) + ThreadChangedSql.events("changed") + """
                select f.status, f.already, e.* from found f left join thread_event e on e.site_id = f.site_id
                """;
    }
}
