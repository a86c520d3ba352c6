package io.repartee.transfer.own;

/**
 * The statements of {@link OwnMerge}. A comment that is here already stays as it is, and so does all that belongs to it: only what
 * belongs to comments that come with the file comes too.
 */
final class OwnSql {
    /** Nothing follows from what has happened long ago. */
    static final String QUIETLY = "select set_config('repartee.importing', 'on', true)";

    /** The ids of accounts with a publisher's sign-in follow from the number of the site, which may be another one here. */
    static final String ACCOUNTS_HERE = """
            create temporary table own_account as
            select from_id, to_id from (
              select (content ->> 'account_id')::uuid as from_id,
                     named_uuid('sso', ?::int::text, content ->> 'issuer', content ->> 'subject') as to_id
              from import_row where site_id = ? and import_id = ? and kind = 'account' and (content ->> 'kind')::int = 1
                and content ->> 'issuer' is not null and content ->> 'subject' is not null) a
            where from_id <> to_id
            """;

    static final String POLICY = """
            update site s set policy = i.content -> 'policy', settings_revision = s.settings_revision + 1
            from import_row i
            where s.site_id = ? and i.site_id = s.site_id and i.import_id = ? and i.kind = 'site' and s.settings_revision = 0
              and s.policy = '{}' and i.content -> 'policy' <> '{}' and jsonb_typeof(i.content -> 'policy') = 'object'
            """;

    static final String FIRST_THREAD = """
            select coalesce(min(ordinal), 9223372036854775807) from import_row
            where site_id = ? and import_id = ? and kind in ('thread', 'comment')
            """;

    /** The next threads, so many that their comments are not too many for one transaction; a page that is here keeps its thread. */
    static final String GROUP = """
            create temporary table own_thread on commit drop as
            select p.ordinal, p.from_id, coalesce(a.thread_id, p.from_id) as to_id
            from (
              select p.*, sum(n.comments) over (order by p.ordinal) - n.comments as before
              from (select ordinal, thread_id as from_id, content ->> 'page' as page from import_row
                    where site_id = ? and import_id = ? and kind = 'thread' and ordinal > ? order by ordinal limit 500) p
              cross join lateral (
                select count(*) as comments from import_row c
                where c.site_id = ? and c.import_id = ? and c.kind = 'comment' and c.thread_id = p.from_id) n
            ) p
            left join page_alias a on a.site_id = ? and a.page = p.page
            where before < 10000
            """;

    /** What is followed may have another id here: a page that is here already, or an author with a publisher's sign-in. */
    static final String FOLLOWED = """
            , 'ref', case (i.content ->> 'kind')::int
                when 0 then coalesce((select a.thread_id::text from page_alias a where a.site_id = i.site_id and a.page = i.content ->> 'target'), i.content ->> 'ref')
                when 1 then coalesce((select o.to_id::text from own_account o where o.from_id::text = i.content ->> 'ref'), i.content ->> 'ref')
                else i.content ->> 'ref' end
            , 'target', case (i.content ->> 'kind')::int
                when 1 then coalesce((select o.to_id::text from own_account o where o.from_id::text = i.content ->> 'target'), i.content ->> 'target')
                else i.content ->> 'target' end
            """;

    /** The links in this server's letters are its own. */
    static final String MAIL_KEY = """
            , 'mail_key', case when i.content ->> 'mail' is not null then replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') end
            """;

    /** The rows of a table as they are to be here; %1$s the table, %2$s its defaults, %3$s what differs. */
    private static final String ROWS = """
            cross join lateral jsonb_populate_record(null::%1$s, %2$s || i.content || jsonb_build_object('site_id', i.site_id)%3$s) r
            where i.site_id = ? and i.import_id = ? and i.kind = '%1$s'
            """;

    static final String INSERT = """
            create temporary table merged on commit drop as
            with written as (
              insert into comment (%1$s)
              select %1$s from merging m
              where exists (select from account a where a.site_id = m.site_id and a.account_id = m.account_id)
              order by cardinality(path), comment_id
              on conflict do nothing
              returning comment_id, thread_id, path, status, seen, latest, revision, reports
            )
            select * from written
            """;

    static final String SEARCH = """
            insert into comment_search (site_id, comment_id, words)
            select m.site_id, m.comment_id, to_tsvector('simple', m.source)
            from merging m where m.comment_id in (select comment_id from merged)
            on conflict do nothing
            """;

    static String comments(TableShapes.Shape shape, String differs) {
        return "create temporary table merging on commit drop as select r.* from own_thread t"
                + " join import_row i on i.thread_id = t.from_id " + rows(shape, differs);
    }

    static String ofComments(TableShapes.Shape shape, String differs, String condition) {
        return insert(shape, "merged m join import_row i on i.comment_id = m.comment_id", differs, condition);
    }

    static String ofThreads(TableShapes.Shape shape, String differs, String condition) {
        return insert(shape, "own_thread t join import_row i on i.thread_id = t.from_id", differs, condition);
    }

    static String ofSite(TableShapes.Shape shape, String differs, String condition) {
        return insert(shape, "import_row i", differs, "and i.ordinal > ? and i.ordinal <= ? " + condition);
    }

    private static String insert(TableShapes.Shape shape, String from, String differs, String condition) {
        return "insert into %s (%s) select r.%s from %s %s %s order by i.ordinal on conflict do nothing"
                .formatted(
                        shape.table(),
                        String.join(", ", shape.columns()),
                        String.join(", r.", shape.columns()),
                        from,
                        rows(shape, differs),
                        condition);
    }

    private static String rows(TableShapes.Shape shape, String differs) {
        return ROWS.formatted(shape.table(), shape.defaults(), differs);
    }

    static final String SITE_COUNTS = """
            insert into site_counter as k (site_id, pending, spam, rejected, reported)
            select ?, count(*) filter (where status = 1 or latest > revision), count(*) filter (where status = 3),
                   count(*) filter (where status = 2), count(*) filter (where reports > 0 and status <= 1)
            from merged
            on conflict (site_id) do update set pending = k.pending + excluded.pending, spam = k.spam + excluded.spam,
              rejected = k.rejected + excluded.rejected, reported = k.reported + excluded.reported
            """;

    static final String FRESH_COUNTS = """
            insert into fresh_counter as k (site_id, slot, fresh)
            select ?, 0, count(*) from merged where status = 0 and not seen having count(*) > 0
            on conflict (site_id, slot) do update set fresh = k.fresh + excluded.fresh
            """;

    static final String REPORT = """
            select kind, count(*) as found,
                   count(*) filter (where kind = 'comment' and exists (
                     select from comment c where c.site_id = i.site_id and c.comment_id = i.comment_id)) as here
            from import_row i where site_id = ? and import_id = ? and kind not in ('repartee', 'site') group by kind
            order by min(ordinal)
            """;

    private OwnSql() {}
}
