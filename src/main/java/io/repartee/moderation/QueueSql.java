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
    private final StringBuilder joins = new StringBuilder();
    private final StringBuilder conditions = new StringBuilder();
    private final Tuple parameters = Tuple.tuple();
    private final Queue queue;

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
        if (filters.q() != null) {
            words("to_tsquery('simple', " + next(filters.q()) + ")");
        }
    }

    /** What comes after that id in the queue's order, as it is shown. */
    String page(UUID after, int limit) {
        return ItemSql.of(ids(after, limit)) + "order by c.comment_id " + order();
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
        return ids(queue.start(), 1);
    }

    Tuple parameters() {
        return parameters;
    }

    private String ids(UUID after, int limit) {
        and("c.comment_id " + (queue.oldestFirst() ? ">" : "<") + " " + next(after));
        return "select c.comment_id from comment c" + joins + " where c.site_id = $1 and " + queue.condition()
                + conditions + " order by c.comment_id " + order() + " limit " + next(limit) + "::int";
    }

    private String order() {
        return queue.oldestFirst() ? "asc" : "desc";
    }

    /**
     * What waits is little, and its words are looked up one by one: the planner does not know where in the order of all comments
     * it lies, and would read the words of all before it. Elsewhere it chooses by how frequent the words are.
     */
    private void words(String query) {
        if (queue == Queue.PENDING || queue == Queue.REPORTED) {
            and("(select s.words @@ " + query + " from comment_search s"
                    + " where s.site_id = c.site_id and s.comment_id = c.comment_id)");
        } else {
            join("comment_search s on s.site_id = c.site_id and s.comment_id = c.comment_id");
            and("s.words @@ " + query);
        }
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
