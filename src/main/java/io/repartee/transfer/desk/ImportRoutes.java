package io.repartee.transfer.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.ids.Uuids;
import io.repartee.transfer.Formats;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The addresses under which an admin brings files of other systems, and sees what becomes of them. */
public final class ImportRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 4L << 30;
    private static final int MOST_NAME = 200;
    private static final int MOST_MOVED = 100;
    private static final int MOST_PREFIX = 500;
    private static final int MOST_FILES = 5;

    private final Callers callers;
    private final ImportJobStore store;

    public ImportRoutes(Callers callers, Pool pool) {
        this.callers = callers;
        this.store = new ImportJobStore(pool);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/imports", this::list),
                Route.post("/imports", this::create),
                Route.get("/imports/{id}", this::show),
                Route.bytes("/imports/{id}/content", this::append),
                Route.post("/imports/{id}/run", this::run),
                Route.post("/imports/{id}/cancel", this::cancel),
                Route.delete("/imports/{id}", this::forget));
    }

    record NewFile(
            @Nullable String name,
            @Nullable Long bytes,
            @Nullable String format) {}

    record Run(
            @Nullable Boolean dryRun,
            @Nullable String format,
            @Nullable Boolean byIdentifier,
            @Nullable Map<String, String> moved) {}

    private Future<Answer> list(Call call) {
        return admin(call)
                .compose(caller -> store.latest(caller.site().id()))
                .map(jobs -> Answer.ok(Json.page(jobs, null, (json, job) -> job.write(json))));
    }

    private Future<Answer> create(Call call) {
        return admin(call).compose(caller -> {
            NewFile file = call.body(NewFile.class);
            String name = file.name == null ? "" : file.name.strip();
            must(
                    !name.isEmpty() && name.length() <= MOST_NAME,
                    "/name",
                    "1 to " + MOST_NAME + " characters are needed.");
            must(
                    file.bytes != null && file.bytes > 0 && file.bytes <= MOST_BYTES,
                    "/bytes",
                    "1 to " + MOST_BYTES + " bytes are taken.");
            Formats format = format(file.format);
            UUID id = Uuids.version7(System.currentTimeMillis());
            return store.kept(caller.site().id())
                    .compose(kept -> {
                        must(kept < MOST_FILES, "", "At most " + MOST_FILES + " files are kept; remove one first.");
                        return store.create(
                                caller.site().id(),
                                id,
                                name,
                                file.bytes,
                                format,
                                caller.profile().id().value());
                    })
                    .compose(made -> answer(caller, id, 201));
        });
    }

    private Future<Answer> show(Call call) {
        return admin(call).compose(caller -> answer(caller, id(call), 200));
    }

    private Future<Answer> append(Call call) {
        return admin(call).compose(caller -> {
            UUID id = id(call);
            long at = at(call);
            must(call.bytes().length() > 0, "", "Bytes of the file are needed.");
            return store.append(caller.site().id(), id, at, call.bytes()).compose(done -> answer(caller, id, 200));
        });
    }

    private Future<Answer> run(Call call) {
        return admin(call).compose(caller -> {
            UUID id = id(call);
            Run run = call.body(Run.class);
            Map<String, String> moved = run.moved == null ? Map.of() : run.moved;
            must(moved.size() <= MOST_MOVED, "/moved", "At most " + MOST_MOVED + " are taken.");
            moved.forEach((from, to) -> must(
                    !from.isEmpty() && from.length() <= MOST_PREFIX && to != null && to.length() <= MOST_PREFIX,
                    "/moved",
                    "Beginnings of addresses of at most " + MOST_PREFIX + " characters are needed."));
            ImportJobStore.Start start = new ImportJobStore.Start(
                    !Boolean.FALSE.equals(run.dryRun),
                    format(run.format),
                    Boolean.TRUE.equals(run.byIdentifier),
                    JSON.valueToTree(moved).toString());
            return found(caller, id).compose(job -> {
                must(job.isWhole(), "", "The file is not here whole yet.");
                return store.start(
                                caller.site().id(),
                                id,
                                start,
                                caller.profile().id().value())
                        .compose(done -> answer(caller, id, 200));
            });
        });
    }

    private Future<Answer> cancel(Call call) {
        return admin(call)
                .compose(caller -> found(caller, id(call))
                        .compose(job -> store.stop(caller.site().id(), job.id()))
                        .compose(done -> answer(caller, id(call), 200)));
    }

    private Future<Answer> forget(Call call) {
        return admin(call)
                .compose(caller -> store.forget(caller.site().id(), id(call)).map(gone -> {
                    if (!gone) {
                        throw Problem.of(ErrorCode.NOT_FOUND);
                    }
                    return Answer.noContent();
                }));
    }

    private Future<Caller> admin(Call call) {
        return callers.of(call).map(caller -> {
            Access.mustAdminister(caller);
            return caller;
        });
    }

    private Future<ImportJob> found(Caller caller, UUID id) {
        return store.find(caller.site().id(), id).map(job -> job.orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND)));
    }

    private Future<Answer> answer(Caller caller, UUID id, int status) {
        return found(caller, id).map(job -> Answer.json(status, Json.value(job::write)));
    }

    private static @Nullable Formats format(@Nullable String name) {
        return name == null
                ? null
                : ImportJob.format(name)
                        .orElseThrow(() -> Problem.field("/format", "No files of this format are known."));
    }

    private static long at(Call call) {
        String at = call.query("at").orElse("0");
        if (!at.matches("\\d{1,12}")) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, "at must be where in the file the bytes begin.");
        }
        return Long.parseLong(at);
    }

    private static UUID id(Call call) {
        try {
            return UUID.fromString(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.NOT_FOUND);
        }
    }

    private static void must(boolean holds, String place, String otherwise) {
        if (!holds) {
            throw Problem.field(place, otherwise);
        }
    }
}
