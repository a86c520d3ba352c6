package io.repartee.bench;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes threads large by SQL, since a million comments through the product would take minutes. */
final class Fill implements AutoCloseable {
    /** Older than what is posted; a third are answers to their neighbours. The thread has a comment already, of whose author they are. */
    private static final String INTO_THREAD = """
            insert into comment (site_id, comment_id, thread_id, parent_id, root_id, path, account_id, status, seen, reply_count,
                                 created_at, published_at, source, html)
            select c.site_id, i.id, c.thread_id, i.above, coalesce(i.above, i.id), array_remove(array[i.above], null), c.account_id, 0, true,
                   case when n %% 3 = 2 then 1 else 0 end, i.at, i.at, i.text, '<p>' || i.text || '</p>'
            from (select distinct on (k.thread_id) k.* from comment k join page_alias a using (site_id, thread_id)
                  where a.page = '%1$s' order by k.thread_id, k.comment_id) c
            cross join generate_series(%2$d, %3$d) n
            cross join lateral (
              select timestamptz '2026-01-01' - n * interval '1 second' as at,
                     (lpad(to_hex((extract(epoch from timestamptz '2026-01-01') * 1000)::bigint - n * 1000::bigint), 12, '0')
                       || '7' || lpad(to_hex(n %% 4096), 3, '0') || '8' || right(c.thread_id::text, 9) || lpad(to_hex(n), 6, '0'))::uuid as id,
                     case when n %% 3 = 1 then
                       (lpad(to_hex((extract(epoch from timestamptz '2026-01-01') * 1000)::bigint - (n + 1) * 1000::bigint), 12, '0')
                       || '7' || lpad(to_hex((n + 1) %% 4096), 3, '0') || '8' || right(c.thread_id::text, 9) || lpad(to_hex(n + 1), 6, '0'))::uuid
                     end as above,
                     'Comment ' || n || repeat(' which says something about the matter', 7) as text) i
            """;

    private static final String COUNT = """
            update thread_counter k set published = (select count(*) from comment c where c.site_id = k.site_id and c.thread_id = k.thread_id)
            from page_alias a where a.site_id = k.site_id and a.thread_id = k.thread_id and a.page = '%s'
            """;
    /** A multiple of three, so that an answer and what it answers come together. */
    private static final int AT_ONCE = 49_998;

    private final Connection connection;

    Fill(Product product) throws SQLException {
        ConnectionUrl url = EmbeddedPostgres.running(product.data()).orElseThrow();
        connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    /** Brings a page that has one comment or more to that many and some. */
    void thread(String page, int comments) throws SQLException {
        int all = (comments + 2) / 3 * 3;
        for (int from = 1; from <= all; from += AT_ONCE) {
            run(INTO_THREAD.formatted(page, from, Math.min(all, from + AT_ONCE - 1)));
        }
        run(COUNT.formatted(page));
        run("analyze comment");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
