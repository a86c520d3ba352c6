package io.repartee.moderation.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.moderation.screening.Rehearsal;
import io.repartee.moderation.screening.Rehearsal.Past;
import io.repartee.site.Policy;
import io.repartee.site.PolicyJson;
import io.repartee.site.SettingsStore;
import io.repartee.site.Site;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries settings out on the latest comments of a site, without changing anything. Thread-safe. */
final class DryRun {
    private static final int USUAL = 200;
    private static final int MOST = 500;
    private static final String LATEST = """
            select comment_id, source, html from comment
            where site_id = $1 and status <> 4
            order by comment_id desc
            limit $2
            """;

    private final Pool pool;
    private final SettingsStore store;
    private final Rehearsal rehearsal;

    DryRun(Pool pool, SettingsStore store, Rehearsal rehearsal) {
        this.pool = pool;
        this.store = store;
        this.rehearsal = rehearsal;
    }

    record Request(@Nullable ObjectNode policy, @Nullable Integer comments) {}

    Future<Rehearsal.Outcome> run(Caller admin, Request request) {
        Access.mustAdminister(admin);
        int comments = request.comments() == null ? USUAL : request.comments();
        if (comments < 1 || comments > MOST) {
            throw Problem.field("/comments", "This must be from 1 to " + MOST + ".");
        }
        if (request.policy() == null) {
            throw Problem.field("/policy", "The settings are needed.");
        }
        Site site = admin.site();
        return store.find(site.id()).compose(now -> {
            Policy wanted = PolicyJson.read(request.policy(), now.policy());
            return latest(site, comments).compose(past -> rehearsal.run(site, now.policy(), wanted, past));
        });
    }

    private Future<List<Past>> latest(Site site, int comments) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(site.id().value(), comments))
                .map(rows -> {
                    List<Past> past = new ArrayList<>(rows.size());
                    rows.forEach(row -> past.add(new Past(row.getUUID(0), row.getString(1), row.getString(2))));
                    return past;
                });
    }
}
