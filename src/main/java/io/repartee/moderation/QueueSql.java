package io.repartee.moderation;

import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the statement for a page of a queue: first the ids alone, by the queue's own index and with only the joins that the
 * filters need, then what is shown of them. Only filters that are given are in the statement, so that the planner sees what it
 * is asked. One for each use.
 */
final class QueueSql {
    /** Words that so few comments of the site have are looked up by the words; others by going through the queue. */
    private static final int FEW = 1_000;

    private final StringBuilder joins = new StringBuilder();
    private final StringBuilder conditions = new StringBuilder();
    private final Tuple parameters = Tuple.tuple();
    private final Queue queue;
    /** What is looked for in the text, where the queue is a small part of the site; null elsewhere. */
    private final @Nullable String words;

    QueueSql(SiteId site, Queue queue, Filters filters) {
        this.queue = queue;
        parameters.addInteger(site.value());
        if (filters.section() != null) {
            join("thread t on t.site_id = c.site_id and t.thread_id = c.thread_id");
            and("t.section = " + next(filters.section()));
        }
        if (filters.page() != null) {
            and("c.thread_id = (select thread_id from page_alias where site_id = $1 and page = " + next(filters.page())
                    + ")");
        }
        if (filters.author() != null) {
            and("c.account_id = " + next(filters.author()));
        }
        if (filters.phase() != null) {
            join("finding f on f.site_id = c.site_id and f.comment_id = c.comment_id and f.revision = c.latest");
            and(next(filters.phase()) + "::text = any(f.phases)");
        }
        if (filters.since() != null) {
            and("c.comment_id >= " + next(firstAt(filters.since())));
        }
        if (filters.until() != null) {
            and("c.comment_id < " + next(firstAt(filters.until())));
        }
        String query = filters.q() == null ? null : "to_tsquery('simple', " + next(filters.q()) + ")";
        words = queue.isSmall() ? query : null;
        if (query != null && words == null) {
            join("comment_search s on s.site_id = c.site_id and s.comment_id = c.comment_id");
            and("s.words @@ " + query);
        }
    }

    /** What comes after that id in the queue's order, as it is shown. */
    String page(UUID after, int limit) {
        String ids = words == null ? ids(after, limit, "") : searched(after, limit);
        return ItemSql.of(ids) + "order by c.comment_id " + order();
    }

    /**
     * Claims the first that nobody has claimed, and gives its id. Rows that another one is taking just now are passed over, so
     * two never get the same; none when there is none, or when the first was taken in between.
     */
    String claimNext(UUID account, String name, int seconds) {
        return "with picked as materialized (" + unclaimed() + " for no key update of c skip locked)\n"
                + """
                insert into claim as k (site_id, comment_id, account_id, name, until)
                select $1, comment_id, %s, %s, now() + make_interval(secs => %s) from picked
                on conflict (site_id, comment_id) do update
                  set account_id = excluded.account_id, name = excluded.name, until = excluded.until where k.until <= now()
                returning comment_id
                """.formatted(next(account), next(name), next((double) seconds) + "::float8");
    }

    /** The first that nobody has claimed. */
    String unclaimed() {
        and(
                "not exists (select from claim k where k.site_id = c.site_id and k.comment_id = c.comment_id and k.until > now())");
        return ids(queue.start(), 1, hasWords());
    }

    Tuple parameters() {
        return parameters;
    }

    private String ids(UUID after, int limit, String more) {
        return ids(next(after), next(limit) + "::int", more);
    }

    private String ids(String after, String limit, String more) {
        return "select c.comment_id from comment c" + joins + " where c.site_id = $1 and " + queue.condition()
                + conditions
                + more + " and c.comment_id " + (queue.oldestFirst() ? ">" : "<") + " " + after
                + " order by c.comment_id "
                + order() + " limit " + limit;
    }

    /**
     * The planner does not know where in the order of all comments a small queue lies, nor that spam has words of its own, and would
     * read the words of all comments. So rare words are looked up first, and of them those that are in the queue are taken; with
     * frequent ones the queue is gone through, until there are enough that have them.
     */
    private String searched(UUID first, int most) {
        String after = next(first);
        String limit = next(most) + "::int";
        return """
                with hits as materialized (
                  select s.comment_id from comment_search s where s.site_id = $1 and s.words @@ %1$s limit %2$d),
                few as materialized (select count(*) < %2$d as so from hits)
                select comment_id from ((%3$s) union all (%4$s)) found order by comment_id %5$s limit %6$s
                """.formatted(
                        words,
                        FEW,
                        ids(
                                after,
                                limit,
                                " and (select so from few) and c.comment_id = any(array(select comment_id from hits))"),
                        ids(after, limit, " and not (select so from few)" + hasWords()),
                        order(),
                        limit);
    }

    private String hasWords() {
        return words == null
                ? ""
                : " and (select s.words @@ " + words + " from comment_search s"
                        + " where s.site_id = c.site_id and s.comment_id = c.comment_id)";
    }

    private String order() {
        return queue.oldestFirst() ? "asc" : "desc";
    }

    private void join(String table) {
        joins.append(" join ").append(table);
    }

    private void and(String condition) {
        conditions.append(" and ").append(condition);
    }

    private String next(@Nullable Object value) {
        parameters.addValue(value);
        return "$" + parameters.size();
    }

    /** The smallest id of that time. */
    static UUID firstAt(Instant time) {
        long millis = Math.max(0, time.toEpochMilli());
        return new UUID(Uuids.version7(millis).getMostSignificantBits() & ~0xFFFL, 0);
    }
}
