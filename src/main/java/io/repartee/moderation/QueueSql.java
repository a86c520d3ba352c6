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
    /** So many comments of a queue are looked at one by one before its words are looked up. */
    private static final int NEAR = 1_000;

    /** Fetched one by one, after the words were looked at. */
    private static final String THEIR_COMMENT = """
            cross join lateral (
              select c.site_id, c.comment_id, c.thread_id, c.account_id, c.latest, c.revision, c.status, c.reports from comment c
              where c.site_id = $1 and c.comment_id = s.comment_id offset 0) c""";

    private final StringBuilder joins = new StringBuilder();
    private final StringBuilder conditions = new StringBuilder();
    private final Tuple parameters = Tuple.tuple();
    private final Queue queue;
    /** What is looked for in the text of a queue that has its own words; null elsewhere. */
    private final @Nullable String words;
    /** Whether what is asked for is so little that the words come last. */
    private final boolean narrow;

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
        narrow = filters.author() != null || filters.page() != null;
        words = queue.hasWords() ? query : null;
        if (query != null && words == null) {
            join("comment_search s on s.site_id = c.site_id and s.comment_id = c.comment_id");
            and("s.words @@ " + query);
        }
    }

    /** What comes after that id in the queue's order, as it is shown. */
    String page(UUID after, int limit) {
        String ids = words == null || narrow ? ids(after, limit) : searched(words, next(after), next(limit) + "::int");
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
        return ids(queue.start(), 1);
    }

    Tuple parameters() {
        return parameters;
    }

    private String ids(UUID after, int limit) {
        String first = next(after);
        return ids("comment c" + (words == null ? "" : having(words, first)), "", first, next(limit) + "::int");
    }

    private String ids(String from, String more, String after, String limit) {
        return "select c.comment_id from " + from + joins + " where c.site_id = $1 and " + queue.condition()
                + conditions + more + " and c.comment_id " + beyond() + after + " order by c.comment_id " + order()
                + " limit " + limit;
    }

    /**
     * What many in the queue say is found among the next ones, which are gone through; what hardly anybody says is found by the index of
     * words. The planner cannot know which it will be, so it is tried: one page of the queue's words costs less than a
     * millisecond.
     */
    private String searched(String query, String after, String limit) {
        String range = queue.ofWords() + " and s.comment_id " + beyond() + after;
        String next = "(select s.comment_id, s.words from queue_search s where %s order by s.comment_id %s limit %d) s"
                .formatted(range, order(), NEAR);
        String has = "s.words @@ " + query;
        return """
                with near as materialized (%1$s),
                hits as materialized (
                  select s.comment_id from queue_search s
                  where (select count(*) < %2$s from near) and %3$s and %4$s)
                select comment_id from near where (select count(*) >= %2$s from near)
                union all (%5$s)
                """.formatted(
                isNarrowed() ? ids(next + " " + THEIR_COMMENT, " and " + has, after, limit) : first(next, has, limit),
                limit,
                range,
                has,
                isNarrowed()
                        ? ids("hits h join comment c on c.comment_id = h.comment_id", "", after, limit)
                        : first("hits s", "true", limit));
    }

    /** What else is asked for stands in the comment itself. */
    private boolean isNarrowed() {
        return joins.length() + conditions.length() > 0;
    }

    private String first(String from, String condition, String limit) {
        return "select s.comment_id from %s where %s order by s.comment_id %s limit %s"
                .formatted(from, condition, order(), limit);
    }

    /** Whose words are looked at one by one: the operator would be taken to their index. */
    private String having(String query, String after) {
        return " join queue_search s on " + queue.ofWords() + " and s.comment_id = c.comment_id and s.comment_id "
                + beyond() + after + " and ts_match_vq(s.words, " + query + ")";
    }

    private String beyond() {
        return queue.oldestFirst() ? "> " : "< ";
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
