package io.repartee.person;

import io.repartee.comment.Comment;
import io.repartee.comment.CommentRow;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What somebody wrote on all pages of a site, the newest first. Thread-safe. */
public final class OwnComments {
    /** Beyond every id: the newest. */
    static final UUID NEWEST = new UUID(-1, -1);

    /** As far as comments are counted for a profile. */
    static final int MOST_COUNTED = 1_000;

    private static final String WITH_PAGE = """
            select %s, t.page, t.url, t.title
            from comment c
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            %s
            where c.site_id = $1 and c.account_id = $2 and c.comment_id < $3 and %s
            order by c.comment_id desc limit $4
            """;

    private static final String ALL =
            WITH_PAGE.formatted(CommentRow.INSIDE_COLUMNS, CommentRow.WAITING, "c.status <> 4");
    private static final String PUBLISHED = WITH_PAGE.formatted(CommentRow.COLUMNS, "", "c.status = 0");

    private static final String COUNT = """
            select count(*)::int from (
              select from comment where site_id = $1 and account_id = $2 and status = 0 limit $3) c
            """;

    private final Pool pool;

    public OwnComments(Pool pool) {
        this.pool = pool;
    }

    /** A comment and where it stands. */
    record Placed(
            Comment comment,
            String page,
            @Nullable String url,
            @Nullable String title) {}

    /** All but what was deleted, for the author alone. */
    Future<List<Placed>> all(SiteId site, AccountId author, UUID before, int limit) {
        return placed(ALL, site, author, before, limit, CommentRow::readInside);
    }

    Future<List<Placed>> published(SiteId site, AccountId author, UUID before, int limit) {
        return placed(PUBLISHED, site, author, before, limit, CommentRow::read);
    }

    /** How many are published, at most {@link #MOST_COUNTED}. */
    Future<Integer> count(SiteId site, AccountId author) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(site.value(), author.value(), MOST_COUNTED))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private Future<List<Placed>> placed(
            String sql, SiteId site, AccountId author, UUID before, int limit, Function<Row, Comment> comment) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(site.value(), author.value(), before, limit))
                .map(rows -> {
                    List<Placed> placed = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        placed.add(new Placed(
                                comment.apply(row),
                                row.getString("page"),
                                row.getString("url"),
                                row.getString("title")));
                    }
                    return placed;
                });
    }
}
