package io.repartee.transfer;

/**
 * The statements of {@link Merge}, one transaction for each group of pages, in the order of locks that all writers keep:
 * comments, thread counters, streams, the site's counters.
 */
public final class MergeSql {
    /** Of pages that are the same in two places of a file, the first one has the comments. What has none needs nothing. */
    static final String WEIGHTS = """
            with file as (select ?::int as site_id, ?::uuid as import_id),
            weight as (
              select c.page_ref, count(*)::int as comments from import_comment c join file f using (site_id, import_id) group by c.page_ref
            ),
            weighed as (
              select p.site_id, p.import_id, p.ordinal,
                     case when row_number() over (partition by p.ref order by p.ordinal) = 1 then w.comments end as comments
              from import_page p join file f using (site_id, import_id) left join weight w on w.page_ref = p.ref
            )
            update import_page p set comments = coalesce(w.comments, 0), merged = p.merged or w.comments is null
            from weighed w
            where p.site_id = w.site_id and p.import_id = w.import_id and p.ordinal = w.ordinal and p.comments is null
            """;

    /** Before the groups: those that are merged at once would wait for each other's authors. */
    static final String ALL_ACCOUNTS = """
            insert into account (site_id, account_id, kind, name, avatar, profile_at)
            select distinct on (c.account_id) c.site_id, c.account_id, 3, c.name, c.avatar, c.at
            from import_comment c
            where c.site_id = ? and c.import_id = ?
              and exists (select from import_page p where p.site_id = c.site_id and p.import_id = c.import_id and p.ref = c.page_ref)
            order by c.account_id, c.at desc
            on conflict do nothing
            """;

    static final String ALL_CLAIMS = """
            insert into account_claim (site_id, account_id, email_digest, subject)
            select distinct on (c.account_id) c.site_id, c.account_id, c.email_digest, c.subject
            from import_comment c
            where c.site_id = ? and c.import_id = ? and (c.email_digest is not null or c.subject is not null)
              and exists (select from import_page p where p.site_id = c.site_id and p.import_id = c.import_id and p.ref = c.page_ref)
            order by c.account_id, c.at desc
            on conflict do nothing
            """;

    static final String LEFT = "select count(*) from import_page where site_id = ? and import_id = ? and not merged";

    static final String NEXT_PAGES = """
            select max(ordinal), count(*) from (
              select ordinal, sum(comments) over (order by ordinal) - comments as before
              from (select ordinal, comments from import_page
                    where site_id = ? and import_id = ? and not merged and ordinal > ? order by ordinal limit 500) p
            ) p
            where before < 10000
            """;

    static final String GROUP = """
            create temporary table merging_page on commit drop as
            select p.ordinal, p.ref, p.page, p.url, p.title, p.open, p.created_at, null::uuid as thread_id
            from import_page p
            where p.site_id = ? and p.import_id = ? and not p.merged and p.ordinal > ? and p.ordinal <= ?
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

    /** What is needed to find their places; the texts stay where they are until they are written once. */
    static final String COMMENTS = """
            create temporary table merging on commit drop as
            select distinct on (c.ref) c.site_id, c.ordinal, c.ref, c.parent_ref, c.comment_id, c.account_id, c.name, c.avatar, c.email_digest, c.subject,
                   c.at, c.edited_at, c.status, c.up, c.down, m.thread_id, null::uuid as parent_id, '{}'::uuid[] as path,
                   (select true from comment k where k.site_id = c.site_id and k.comment_id = c.comment_id) is null as fresh
            from import_comment c
            join (select distinct on (ref) * from merging_page order by ref, ordinal) m on m.ref = c.page_ref
            where c.site_id = ? and c.import_id = ?
            order by c.ref, c.ordinal
            """;

    /** What it answers: a comment of the same page in this file, or one of an earlier file of the same system. */
    static final String PARENTS = """
            update merging m set parent_id = p.parent_id
            from (
              select distinct on (a.ref) a.ref, coalesce(p.comment_id, c.comment_id) as parent_id
              from merging a
              left join merging p on p.ref = a.parent_ref and p.thread_id = a.thread_id and p.ref <> a.ref
              left join imported i on p.ref is null and i.site_id = a.site_id and i.source = ? and i.ref = a.parent_ref
              left join comment c on c.site_id = i.site_id and c.comment_id = i.comment_id and c.thread_id = a.thread_id
              where a.parent_ref is not null
            ) p
            where p.ref = m.ref and p.parent_id is not null
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
            update merging m set path = p.path from placed p where p.comment_id = m.comment_id and m.parent_id is not null
            """;

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

    static final String FRESH = "select count(*) from merging where fresh";

    /**
     * What is there already stays as it is: it may have been edited or decided about since. Those that come know from the beginning how many
     * answers come with them: a row that is changed at once is written twice, with all its indexes. Their words are taken from the text as it
     * passes by, behind the place up to which new comments are taken into the search.
     */
    static final String INSERT = """
            create temporary table merged on commit drop as
            with below as (
              select unnest(path) as comment_id, count(*)::int as n from merging where fresh and status = 0 group by 1
            ),
            written as (
              insert into comment (site_id, comment_id, thread_id, parent_id, root_id, path, account_id, status, up, down, reply_count,
                                   created_at, published_at, edited_at, seen, source, html)
              select m.site_id, m.comment_id, m.thread_id, m.path[cardinality(m.path)], coalesce(m.path[1], m.comment_id), m.path,
                     m.account_id, m.status, m.up, m.down, coalesce(b.n, 0), m.at, case when m.status = 0 then m.at end, m.edited_at, m.status = 0,
                     i.source, i.html
              from merging m
              join import_comment i on i.site_id = m.site_id and i.import_id = ? and i.ordinal = m.ordinal
              left join below b on b.comment_id = m.comment_id
              where m.fresh
              order by cardinality(m.path), m.comment_id
              on conflict do nothing
              returning site_id, comment_id, thread_id, path, status, source
            ),
            searched as (
              insert into comment_search (site_id, comment_id, words)
              select site_id, comment_id, to_tsvector('simple', source) from written
              on conflict do nothing
            )
            select comment_id, thread_id, path, status from written
            """;

    static final String REFERENCES = """
            insert into imported (site_id, source, ref, comment_id)
            select site_id, ?, ref, comment_id from merging order by ref
            on conflict do nothing
            """;

    /** Comments that were here before and are answered by those that come. */
    static final String LOCK_OLDER = """
            select c.comment_id from comment c
            where c.site_id = ? and c.comment_id in (select unnest(path) from merged where status = 0 except select comment_id from merged)
            order by c.comment_id for no key update
            """;

    static final String OLDER_REPLY_COUNTS = """
            update comment c set reply_count = c.reply_count + d.n
            from (select unnest(path) as comment_id, count(*) as n from merged where status = 0 group by 1) d
            where c.site_id = ? and c.comment_id = d.comment_id and d.comment_id not in (select comment_id from merged)
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

    /** Last of all: the groups that are merged at once meet here. */
    static final String ADDED = "update import_run set added = added + ? where site_id = ? and import_id = ?";

    private MergeSql() {}
}
