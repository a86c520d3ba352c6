package io.repartee.transfer.moving;

import io.repartee.database.ConnectionUrl;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.repartee.site.Site;
import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;
import io.repartee.stream.Handover;
import io.repartee.thread.Page;
import io.repartee.transfer.moving.Moved.One;
import io.repartee.transfer.moving.Moved.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Renames, merges and divides pages. Comments keep their ids, so permalinks stay; old names go on leading to them; readers who have a
 * page open are told that it has moved. Each page is one transaction: broken off, the same request does the rest. Blocks; thread-safe.
 */
public final class MovePages {
    private static final int MOST_TOLD = 1_000;

    private final ConnectionUrl url;

    public MovePages(ConnectionUrl url) {
        this.url = url;
    }

    /** Who moves; the operator at the command line is no account. */
    public record Mover(@Nullable UUID account, String name) {}

    private record Thread(UUID id, String page, @Nullable String url, boolean open) {}

    private record Part(String from, String to, @Nullable List<UUID> roots) {}

    /** @param told what readers of this node are to hear of, after the commit */
    public Moved run(Site site, MoveRequest request, String requestJson, Mover mover, Consumer<List<Handover>> told)
            throws SQLException {
        request.check();
        UUID move = Uuids.version7(System.currentTimeMillis());
        try (Transaction work = new Transaction(url, site.id())) {
            List<Part> parts = parts(site, request, work);
            Set<String> taken = new HashSet<>();
            List<One> done = new ArrayList<>();
            long total = 0;
            for (Part part : parts) {
                Optional<One> one = plan(site.id(), part, work).map(planned -> planned.after(taken));
                if (one.isEmpty()) {
                    continue;
                }
                if (!request.isDryRun()) {
                    begin(site.id(), move, total, requestJson, mover, work);
                    step(site.id(), move, (int) total, part, one.get().what(), work);
                    work.commit();
                }
                total++;
                if (done.size() < MOST_TOLD) {
                    done.add(one.get());
                }
            }
            if (request.isDryRun()) {
                work.rollback();
            } else if (total > 0) {
                settle(site.id(), work, told);
            }
            return new Moved(move, total, done);
        }
    }

    /** Takes a move back, the last page first. False when there is no such move, or it was taken back already. */
    public boolean undo(SiteId site, UUID move, Mover mover, Consumer<List<Handover>> told) throws SQLException {
        try (Transaction work = new Transaction(url, site)) {
            List<Step> steps = work.all(MoveSql.STEPS, Step::read, site.value(), move);
            if (work.run(MoveSql.UNDONE, site.value(), move) == 0) {
                return false;
            }
            for (Step step : steps) {
                back(site, step, work);
            }
            work.run(MoveSql.AUDIT, site.value(), "pages.back", mover.account, "{\"move\":\"" + move + "\"}");
            settle(site, work, told);
            return true;
        }
    }

    /** The latest hundred, each as JSON. */
    public List<String> latest(SiteId site) throws SQLException {
        try (Transaction work = new Transaction(url, site)) {
            return work.all(MoveSql.LATEST, row -> row.getString(1), site.value());
        }
    }

    private static List<Part> parts(Site of, MoveRequest request, Transaction work) throws SQLException {
        SiteId site = of.id();
        List<Part> parts = new ArrayList<>();
        if (request.comments() != null) {
            for (Part part : work.all(
                    MoveSql.PAGES_OF,
                    row -> new Part(row.getString(1), request.to(), ids(row, "roots")),
                    site.value(),
                    work.array("uuid", request.comments()))) {
                parts.add(part);
            }
            return parts;
        }
        request.named().forEach(one -> parts.add(new Part(one.from(), one.to(), null)));
        if (request.pages() == null) {
            for (String name : work.all(MoveSql.NAMES, row -> row.getString(1), site.value())) {
                String other = request.renamed(name, of.policy().pages());
                if (other != null) {
                    parts.add(new Part(name, other, null));
                }
            }
        }
        return parts;
    }

    /** Empty when there is nothing to move. */
    private static Optional<One> plan(SiteId site, Part part, Transaction work) throws SQLException {
        Optional<Thread> from = thread(site, part.from, work);
        Optional<Thread> to = thread(site, part.to, work);
        if (from.isEmpty()
                || to.isPresent()
                        && to.get().id.equals(from.get().id)
                        && from.get().page.equals(part.to)) {
            return Optional.empty();
        }
        if (part.roots != null) {
            long count = work.number(MoveSql.COUNT_UNDER, site.value(), work.array("uuid", part.roots));
            boolean same = to.isPresent() && to.get().id.equals(from.get().id);
            return same ? Optional.empty() : Optional.of(new One(part.from, part.to, What.SPLIT, count));
        }
        boolean merges = to.isPresent() && !to.get().id.equals(from.get().id);
        long count = work.number(MoveSql.COUNT, site.value(), from.get().id);
        return Optional.of(new One(part.from, part.to, merges ? What.MERGE : What.RENAME, count));
    }

    private static void begin(SiteId site, UUID move, long total, String request, Mover mover, Transaction work)
            throws SQLException {
        if (total == 0) {
            work.run(MoveSql.NEW_MOVE, site.value(), move, mover.account, mover.name, request);
            String detail = "{\"move\":\"" + move + "\",\"request\":" + request + "}";
            work.run(MoveSql.AUDIT, site.value(), "pages.moved", mover.account, detail);
        }
    }

    private static void step(SiteId site, UUID move, int ordinal, Part part, What what, Transaction work)
            throws SQLException {
        Thread from = thread(site, part.from, work).orElseThrow();
        UUID unwritten = new Page(part.to).unwrittenThread(site).value();
        UUID to = what == What.RENAME
                ? from.id
                : thread(site, part.to, work).map(Thread::id).orElse(unwritten);
        List<UUID> roots = what == What.MERGE
                ? work.one(MoveSql.ROOTS, row -> ids(row, 1), site.value(), from.id)
                        .orElseThrow()
                : part.roots;
        work.run(
                MoveSql.NEW_STEP,
                site.value(),
                move,
                ordinal,
                part.from,
                part.to,
                from.id,
                to,
                site.value(),
                from.id,
                from.url,
                from.page,
                from.open,
                roots == null ? null : work.array("uuid", roots));
        Map<UUID, EventType> news = new TreeMap<>();
        if (what == What.RENAME) {
            work.run(MoveSql.NEW_ALIAS, site.value(), part.to, from.id);
            work.run(MoveSql.RENAME, part.to, part.to, part.to, site.value(), from.id);
            news.put(unwritten, EventType.THREAD_MOVED);
            news.put(from.id, EventType.THREAD_CHANGED);
        } else {
            work.run(MoveSql.NEW_THREAD, site.value(), to, part.to, part.to, part.to);
            work.run(MoveSql.NEW_ALIAS, site.value(), part.to, to);
            change(site, from.id, to, what == What.MERGE ? null : roots, work);
            news.put(to, EventType.THREAD_CHANGED);
            news.put(from.id, what == What.MERGE ? EventType.THREAD_MOVED : EventType.THREAD_CHANGED);
        }
        if (what == What.MERGE) {
            work.run(MoveSql.REACTIONS, site.value(), from.id, to);
            work.run(MoveSql.RECOUNT, site.value(), from.id, to);
            work.run(MoveSql.ALIASES, to, site.value(), from.id);
            work.run(MoveSql.OPEN, false, site.value(), from.id); // whoever still writes there is told to look again
        }
        work.tell(news);
    }

    /** Comments of a thread, or those under some roots of it, change to another. */
    private static void change(SiteId site, UUID from, UUID to, @Nullable List<UUID> roots, Transaction work)
            throws SQLException {
        Object under = roots == null ? null : work.array("uuid", roots);
        work.all(MoveSql.LOCK, row -> 1, site.value(), from, under, under);
        int seen = (int) work.number(MoveSql.MOVE_COMMENTS, to, site.value(), from, under, under);
        work.run(MoveSql.COUNTERS, site.value(), from, seen, to, seen, from, seen, to, seen);
        work.run(MoveSql.RECOUNT, site.value(), from, to);
    }

    private static void back(SiteId site, Step step, Transaction work) throws SQLException {
        Map<UUID, EventType> news = new TreeMap<>();
        if (step.roots() == null) {
            work.run(
                    MoveSql.FORGET_ALIAS,
                    site.value(),
                    step.to(),
                    step.fromThread(),
                    work.array("text", step.aliases()));
            work.run(MoveSql.NAME_BACK, step.page(), step.url(), site.value(), step.fromThread());
        } else {
            change(site, step.toThread(), step.fromThread(), step.roots(), work);
            work.run(MoveSql.ALIASES_BACK, step.fromThread(), site.value(), work.array("text", step.aliases()));
            work.run(MoveSql.OPEN, step.open(), site.value(), step.fromThread());
            news.put(step.toThread(), EventType.THREAD_MOVED);
        }
        news.put(step.fromThread(), EventType.THREAD_CHANGED);
        work.tell(news);
    }

    /** All nodes learn that names lead elsewhere. */
    private static void settle(SiteId site, Transaction work, Consumer<List<Handover>> told) throws SQLException {
        String control = ControlSql.ONE
                .replace("$1", "?")
                .replace("$2", Short.toString(EventType.SITE_CHANGED.code()))
                .replace("$3", "null")
                .replace("$4", "now()");
        work.all(control, row -> 1, site.value());
        work.commit();
        told.accept(work.told());
    }

    private static Optional<Thread> thread(SiteId site, String page, Transaction work) throws SQLException {
        return work.one(
                MoveSql.THREAD,
                row -> new Thread(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBoolean(4)),
                site.value(),
                page);
    }

    private static List<UUID> ids(ResultSet row, Object column) throws SQLException {
        var array = column instanceof String name ? row.getArray(name) : row.getArray((int) column);
        return List.of((UUID[]) array.getArray());
    }
}
