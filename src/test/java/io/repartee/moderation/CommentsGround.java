package io.repartee.moderation;

import io.repartee.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Fills a database with many comments of one site: on a thousand pages in ten sections (and one of a single page), by ten thousand authors; the last ones
 * wait, some are spam, rejected or reported, the newest tenth of the others nobody has looked at; a third are replies. Some wait
 * because of an edit, some authors are sanctioned, each that was turned down has its decision, and so has every fifth of the others.
 */
final class CommentsGround {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration APART = Duration.ofSeconds(10);
    private static final int ACCOUNTS = 10_000;

    private CommentsGround() {}

    static UUID account(int n) {
        return new UUID(0x1000L, n % ACCOUNTS);
    }

    /** When the comment of that number was written. */
    static Instant written(int n) {
        return FIRST.plus(APART.multipliedBy(n));
    }

    static void fill(TestDatabase database, int comments, int pending) {
        database.execute("insert into site (key, name) values ('daily', 'The Daily')");
        database.execute("""
                insert into account (site_id, account_id, kind, name)
                select 1, ('00000000-0000-1000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, 'Reader ' || n
                from generate_series(0, %d - 1) n
                """.formatted(ACCOUNTS));
        database.execute("""
                insert into thread (site_id, thread_id, page, section)
                select 1, md5('thread' || n)::uuid, 'page-' || n,
                       case when n = 999 then 'rare' else (array['home','world','sport','arts','science','travel','food','city','money','opinion'])[n %% 10 + 1] end
                from generate_series(0, 999) n
                """.formatted());
        database.execute("insert into page_alias select 1, page, thread_id from thread");
        database.execute("""
                insert into comment (site_id, comment_id, thread_id, parent_id, root_id, path, account_id, status, seen, reports,
                                     created_at, published_at, source, html)
                select 1, i.id, md5('thread' || n %% 1000)::uuid, i.above, coalesce(i.above, i.id), array_remove(array[i.above], null),
                       ('00000000-0000-1000-0000-' || lpad(to_hex(n * 7 %% %1$d), 12, '0'))::uuid,
                       i.status, i.status = 0 and n < %2$d * 0.9, case when i.status = 0 and n %% 1000 = 5 then 1 else 0 end,
                       i.at, i.at, i.text, '<p>' || i.text || '</p>'
                from generate_series(0, %2$d - 1) n
                cross join lateral (
                  select timestamptz '%4$s' + n * interval '10 seconds' as at,
                         (lpad(to_hex((extract(epoch from timestamptz '%4$s') * 1000)::bigint + n * 10000::bigint), 12, '0')
                           || '7' || lpad(to_hex(n %% 4096), 3, '0') || '8000' || lpad(to_hex(n), 12, '0'))::uuid as id,
                         case when n %% 3 = 0 and n >= 1000 then
                           (lpad(to_hex((extract(epoch from timestamptz '%4$s') * 1000)::bigint + (n - 1000) * 10000::bigint), 12, '0')
                             || '7' || lpad(to_hex((n - 1000) %% 4096), 3, '0') || '8000' || lpad(to_hex(n - 1000), 12, '0'))::uuid
                         end as above,
                         case when n >= %2$d - %3$d then 1 when n %% 50 = 1 then 3 when n %% 50 = 2 then 2 else 0 end as status,
                         'Comment ' || n || ' about word' || n %% 50 || ' and word' || n * 31 %% 977
                           || case when n %% (%2$d / 10) = 7 then ' rarity7' else '' end
                           || case when n < %2$d * 0.3 then ' early' else '' end
                           || repeat(' lorem ipsum dolor sit amet consectetur', 6) as text) i
                """.formatted(ACCOUNTS, comments, pending, FIRST));
        database.execute("""
                insert into finding (site_id, comment_id, revision, phases, findings)
                select site_id, comment_id, 1, array[case when random() < 0.001 then 'rare' when random() < 0.5 then 'links' else 'words' end],
                       '[{"phase":"links","ruling":"hold","saw":"3 links","span":null}]'::jsonb
                from comment where status = 1
                """);
        database.execute("""
                insert into comment_search (site_id, comment_id, words)
                select site_id, comment_id, to_tsvector('simple', source) from comment
                """);
        around(database);
        database.execute("vacuum analyze");
    }

    /** What a card shows beside the comment. */
    private static void around(TestDatabase database) {
        database.execute("""
                insert into decision (site_id, decision_id, comment_id, revision, action, before, after, account_id, by_name, at, leaves)
                select 1, comment_id, comment_id, 1, case status when 0 then 0 when 2 then 1 else 2 end, 1, status,
                       ('00000000-0000-1000-0000-' || lpad(right(comment_id::text, 1), 12, '0'))::uuid,
                       'Moderator ' || right(comment_id::text, 1), created_at + interval '1 hour', 1
                from comment where status in (2, 3) or seen and right(comment_id::text, 1) in ('0', '5', 'a')
                """);
        database.execute("update comment set decision_id = comment_id where status in (2, 3)");
        database.execute("""
                insert into comment_revision (site_id, comment_id, revision, source, html, written_at)
                select site_id, comment_id, 2, source || ' edited', html, created_at from comment
                where status = 0 and not seen order by comment_id limit 200
                """);
        database.execute("""
                update comment c set latest = 2 from comment_revision r
                where r.site_id = c.site_id and r.comment_id = c.comment_id and r.revision = 2
                """);
        database.execute("""
                insert into report (site_id, report_id, comment_id, revision, reason, weight, at)
                select site_id, comment_id, comment_id, 1, 1, 100, created_at from comment where reports > 0
                """);
        database.execute("""
                insert into sanction (site_id, sanction_id, account_id, kind, reason, by_account, by_name, at)
                select site_id, account_id, account_id, 2, 'spam', account_id, 'Mod', now() from account order by account_id limit 500
                """);
        database.execute("""
                insert into claim (site_id, comment_id, account_id, name, until)
                select site_id, comment_id, account_id, 'Mod', now() + interval '1 hour' from comment where status = 1 limit 20
                """);
    }
}
