package io.repartee.moderation.statistics;

import io.repartee.account.Access;
import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The address of the moderators' statistics. */
public final class StatisticsRoutes {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 92;

    private final Callers callers;
    private final StatisticsStore store;
    private final InstantSource clock;

    public StatisticsRoutes(Callers callers, StatisticsStore store, InstantSource clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.get("/statistics", this::statistics));
    }

    private Future<Answer> statistics(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustModerate(caller);
            LocalDate last = day(call, "to").orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            LocalDate first = day(call, "from").orElseGet(() -> last.minusDays(USUAL_DAYS - 1L));
            if (first.isAfter(last) || first.plusDays(MOST_DAYS - 1L).isBefore(last)) {
                throw Problem.of(
                        ErrorCode.BAD_PARAMETER, "from and to must be 1 to " + MOST_DAYS + " days, from the first on.");
            }
            return store.of(caller.site().id(), first, last, clock.instant()).map(found -> answer(found, first, last));
        });
    }

    private static Answer answer(Statistics found, LocalDate first, LocalDate last) {
        return Answer.ok(Json.object(json -> {
            json.writeStringField("from", first.toString());
            json.writeStringField("to", last.toString());
            found.fields(json);
        }));
    }

    private static Optional<LocalDate> day(Call call, String name) {
        return call.query(name).map(text -> {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= 2000 && day.getYear() < 3000) {
                    return day;
                }
            } catch (DateTimeParseException e) {
                // said below
            }
            throw Problem.of(ErrorCode.BAD_PARAMETER, name + " must be a day such as 2026-11-23.");
        });
    }
}
