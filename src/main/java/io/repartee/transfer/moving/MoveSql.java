package io.repartee.transfer.moving;

import io.repartee.transfer.RecountThreads;

/**
 * The statements of {@link MovePages}, one transaction for each page, in the order of locks that all writers keep: comments, thread
 * counters, streams.
 */
final class MoveSql {
    static final String THREAD = """
            select a.thread_id, t.page, t.url, t.open from page_alias a
            join thread t on t.site_id = a.site_id and t.thread_id = a.thread_id
            where a.site_id = ? and a.page = ?
            """;

    /** Names that pages have now, not those that they had. */
    static final String NAMES = """
            select t.page from thread t join page_alias a on a.site_id = t.site_id and a.page = t.page and a.thread_id = t.thread_id
            where t.site_id = ? order by t.page
            """;

    static final String COUNT = "select count(*) from comment where site_id = ? and thread_id = ?";

    static final String COUNT_UNDER = "select count(*) from comment where site_id = ? and root_id = any (?)";

    static final String PAGES_OF = """
            select t.page, array_agg(c.comment_id) as roots from comment c
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            where c.site_id = ? and c.comment_id = any (?) and c.parent_id is null group by t.page order by t.page
            """;

    static final String NEW_MOVE = """
            insert into page_move (site_id, move_id, by_account, by_name, request) values (?, ?, ?, ?, ?::jsonb)
            """;

    static final String NEW_STEP = """
            insert into page_move_step (site_id, move_id, ordinal, from_page, to_page, from_thread, to_thread, aliases, url_before,
                                        page_before, open_before, comments)
            select ?, ?, ?, ?, ?, ?, ?, coalesce((select array_agg(page) from page_alias where site_id = ? and thread_id = ?), '{}'), ?, ?, ?, ?
            """;

    static final String AUDIT = "select audit_write(?, ?, ?, null, ?::jsonb)";

    static final String NEW_ALIAS =
            "insert into page_alias (site_id, page, thread_id) values (?, ?, ?) on conflict do nothing";

    static final String RENAME = """
            update thread set page = ?, url = case when ? ~ '^https?://' then ? when url = page then null else url end
            where site_id = ? and thread_id = ?
            """;

    static final String NEW_THREAD = """
            insert into thread (site_id, thread_id, page, url) values (?, ?, ?, case when ? ~ '^https?://' then ? end) on conflict do nothing
            """;

    static final String ROOTS =
            "select coalesce(array_agg(comment_id), '{}') from comment where site_id = ? and thread_id = ? and root_id = comment_id";

    static final String LOCK = """
            select comment_id from comment where site_id = ? and thread_id = ? and (?::uuid[] is null or root_id = any (?))
            order by comment_id for no key update
            """;

    /** Gives how many of them readers see. */
    static final String MOVE_COMMENTS = """
            with moved as (
              update comment set thread_id = ?, tally = 0 where site_id = ? and thread_id = ? and (?::uuid[] is null or root_id = any (?))
              returning status)
            select count(*) filter (where status = 0) from moved
            """;

    static final String COUNTERS = """
            insert into thread_counter as k (site_id, thread_id, published)
            select ?, thread_id, greatest(n, 0) from (values (?::uuid, - ?::int), (?::uuid, ?::int)) as v (thread_id, n) order by thread_id
            on conflict (site_id, thread_id) do update set published = k.published
              + (select n from (values (?::uuid, - ?::int), (?::uuid, ?::int)) as v (thread_id, n) where v.thread_id = k.thread_id)
            """;

    /** Who reacted to both pages has reacted once. */
    static final String REACTIONS = """
            with gone as (delete from page_reaction where site_id = ? and thread_id = ? returning *)
            insert into page_reaction (site_id, thread_id, account_id, reaction, at)
            select site_id, ?, account_id, reaction, at from gone on conflict do nothing
            """;

    static final String RECOUNT = RecountThreads.OF.formatted("select unnest(array[?, ?]::uuid[]) order by 1");

    static final String ALIASES = "update page_alias set thread_id = ? where site_id = ? and thread_id = ?";

    static final String ALIASES_BACK = "update page_alias set thread_id = ? where site_id = ? and page = any (?)";

    static final String FORGET_ALIAS =
            "delete from page_alias where site_id = ? and page = ? and thread_id = ? and page <> all (?)";

    static final String OPEN = "update thread set open = ? where site_id = ? and thread_id = ?";

    static final String NAME_BACK = "update thread set page = ?, url = ? where site_id = ? and thread_id = ?";

    /** An event for each thread with its type; nobody has to be there to hear it. */
    static final String EVENTS = """
            with news as (select * from unnest(?::uuid[], ?::smallint[]) as n (stream, type)),
            head as (
              insert into stream_head as h (site_id, stream, seq, mark)
              select ?, stream, 1, (random() * 4294967295 - 2147483648)::int from news order by stream
              on conflict (site_id, stream) do update set seq = h.seq + 1, mark = excluded.mark
              returning site_id, stream, seq, mark)
            insert into event (site_id, stream, seq, mark, type, at)
            select h.site_id, h.stream, h.seq, h.mark, n.type, now() from head h join news n on n.stream = h.stream
            returning stream, seq, mark, type, at
            """;

    static final String STEPS = """
            select s.* from page_move_step s join page_move m on m.site_id = s.site_id and m.move_id = s.move_id
            where s.site_id = ? and s.move_id = ? and m.undone_at is null order by s.ordinal desc
            """;

    static final String UNDONE = """
            update page_move set undone_at = now() where site_id = ? and move_id = ? and undone_at is null
            """;

    static final String LATEST = """
            select json_build_object('id', move_id, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'by', by_name, 'request', request,
              'pages', (select count(*) from page_move_step s where s.site_id = m.site_id and s.move_id = m.move_id),
              'undoneAt', to_char(undone_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))::text
            from page_move m where site_id = ? order by at desc limit 100
            """;

    private MoveSql() {}
}
