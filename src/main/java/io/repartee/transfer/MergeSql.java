package io.repartee.transfer;

/**
 * The statements of {@link Merge}, one transaction for each group of pages, in the order of locks that all writers keep:
 * comments, thread counters, streams, the site's counters.
 */
public final class MergeSql {
    /** The next pages, so many that their comments are not too many for one transaction; one page is never divided. */
    static final String GROUP = """
            create temporary table merging_page on commit drop as
            select p.ordinal, p.ref, p.page, p.url, p.title, p.open, p.created_at, null::uuid as thread_id
            from (
              select p.*, sum(n.comments) over (order by p.ordinal) - n.comments as before
              from (select * from import_page where site_id = ? and import_id = ? and not merged order by ordinal limit 500) p
              cross join lateral (
                select count(*) as comments from import_comment c
                where c.site_id = p.site_id and c.import_id = p.import_id and c.page_ref = p.ref) n
            ) p
            where before < 10000
            """;

    /** The thread that the page has, or the name-based one that it is going to have. */
    static final String KNOWN_THREADS = """
            update merging_page m set thread_id = a.thread_id from page_alias a where a.site_id = ? and a.page = m.page
            """;

    static final String PAGES_WITHOUT_THREAD = "select distinct page from merging_page where thread_id is null";

    static final String NAME_THREAD = "update merging_page set thread_id = ? where page = ? and thread_id is null";

    static final String THREADS = """
            insert into thread (site_id, thread_id, page, url, title, open, created_at)
            select distinct on (thread_id) ?, thread_id, page, url, title, open, coalesce(created_at, now())
            from merging_page m
            where exists (select from import_comment c where c.site_id = ? and c.import_id = ? and c.page_ref = m.ref)
            order by thread_id, ordinal
            on conflict do nothing
            """;

    static final String ALIASES = """
            insert into page_alias (site_id, page, thread_id)
            select distinct t.site_id, t.page, t.thread_id
            from thread t join merging_page m on m.thread_id = t.thread_id where t.site_id = ?
            order by t.page
            on conflict do nothing
            """;

    static final String COMMENTS = """
            create temporary table merging on commit drop as
            select distinct on (c.ref) c.*, m.thread_id, null::uuid as parent_id, null::uuid[] as path
            from import_comment c
            join (select distinct on (ref) * from merging_page order by ref, ordinal) m on m.ref = c.page_ref
            where c.site_id = ? and c.import_id = ?
            order by c.ref, c.ordinal
            """;

    /** What it answers: a comment of the same page in this file, or one of an earlier file of the same system. */
    static final String PARENTS = """
            update merging m set parent_id = coalesce(
              (select p.comment_id from merging p
               where p.ref = m.parent_ref and p.thread_id = m.thread_id and p.ref <> m.ref),
              (select i.comment_id from imported i
               join comment c on c.site_id = i.site_id and c.comment_id = i.comment_id
               where i.site_id = m.site_id and i.source = ? and i.ref = m.parent_ref and c.thread_id = m.thread_id))
            where parent_ref is not null
            """;

    /** From the top down; a circle of answers is met by none of these steps, and stands on the page itself. */
    static final String PATHS = """
            with recursive placed as (
              select m.comment_id,
                     case when m.parent_id is null then '{}'::uuid[]
                          else (c.path || c.comment_id)[1:?] end as path
              from merging m
              left join comment c on c.site_id = m.site_id and c.comment_id = m.parent_id
              where m.parent_id is null or m.parent_id not in (select comment_id from merging)
              union all
              select m.comment_id, (p.path || p.comment_id)[1:?]
              from placed p join merging m on m.parent_id = p.comment_id
            )
            update merging m set path = p.path from placed p where p.comment_id = m.comment_id
            """;

    static final String CIRCLES = "update merging set path = '{}' where path is null";

    static final String ACCOUNTS = """
            insert into account (site_id, account_id, kind, name, avatar, profile_at)
            select distinct on (account_id) site_id, account_id, 3, name, avatar, at
            from merging order by account_id, at desc
            on conflict do nothing
            """;

    static final String CLAIMS = """
            insert into account_claim (site_id, account_id, email_digest, subject)
            select distinct on (account_id) site_id, account_id, email_digest, subject
            from merging where email_digest is not null or subject is not null order by account_id, at desc
            on conflict do nothing
            """;

    /** What is there already stays as it is: it may have been edited or decided about since. */
    static final String INSERT = """
            create temporary table merged on commit drop as
            with written as (
              insert into comment (site_id, comment_id, thread_id, parent_id, root_id, path, account_id, status, up, down,
                                   created_at, published_at, edited_at, seen, source, html)
              select site_id, comment_id, thread_id, path[cardinality(path)], coalesce(path[1], comment_id), path,
                     account_id, status, up, down, at, case when status = 0 then at end, edited_at, status = 0, source, html
              from merging order by cardinality(path), comment_id
              on conflict do nothing
              returning comment_id, thread_id, path, status
            )
            select * from written
            """;

    /** Behind the place up to which new comments are taken into the search. */
    static final String SEARCH = """
            insert into comment_search (site_id, comment_id, words)
            select m.site_id, m.comment_id, to_tsvector('simple', m.source)
            from merging m where m.comment_id in (select comment_id from merged)
            on conflict do nothing
            """;

    static final String REFERENCES = """
            insert into imported (site_id, source, ref, comment_id)
            select site_id, ?, ref, comment_id from merging order by ref
            on conflict do nothing
            """;

    public static final String LOCK_ANCESTORS = """
            select c.comment_id from comment c
            where c.site_id = ? and c.comment_id in (select unnest(path) from merged where status = 0)
            order by c.comment_id for no key update
            """;

    public static final String REPLY_COUNTS = """
            update comment c set reply_count = c.reply_count + d.n
            from (select unnest(path) as comment_id, count(*) as n from merged where status = 0 group by 1) d
            where c.site_id = ? and c.comment_id = d.comment_id
            """;

    public static final String THREAD_COUNTS = """
            insert into thread_counter as k (site_id, thread_id, published)
            select ?, thread_id, count(*) from merged where status = 0 group by thread_id order by thread_id
            on conflict (site_id, thread_id) do update set published = k.published + excluded.published
            """;

    /** One event for each thread, however many comments: whoever is reading there reads it anew. */
    public static final String EVENTS = """
            with head as (
              insert into stream_head as h (site_id, stream, seq, mark)
              select ?, thread_id, 1, (random() * 4294967295 - 2147483648)::int
              from merged where status = 0 group by thread_id order by thread_id
              on conflict (site_id, stream) do update set seq = h.seq + 1, mark = excluded.mark
              returning site_id, stream, seq, mark
            )
            insert into event (site_id, stream, seq, mark, type, at)
            select site_id, stream, seq, mark, 4, now() from head
            """;

    static final String SITE_COUNTS = """
            insert into site_counter as k (site_id, pending, spam, rejected)
            select ?, count(*) filter (where status = 1), count(*) filter (where status = 3),
                   count(*) filter (where status = 2)
            from merged having count(*) filter (where status in (1, 2, 3)) > 0
            on conflict (site_id) do update set pending = k.pending + excluded.pending, spam = k.spam + excluded.spam,
              rejected = k.rejected + excluded.rejected
            """;

    static final String DONE = """
            update import_page p set merged = true from merging_page m
            where p.site_id = ? and p.import_id = ? and p.ordinal = m.ordinal
            """;

    private MergeSql() {}
}
