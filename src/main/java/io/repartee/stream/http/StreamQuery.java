package io.repartee.stream.http;

import io.repartee.stream.Position;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a request wants to hear.
 *
 * @param eventStream as server-sent events, or else one JSON answer
 * @param waitMs how long that answer may wait for something to tell
 */
record StreamQuery(List<Asked> streams, boolean eventStream, int waitMs) {
    private static final String EVENT_STREAM = "text/event-stream";
    private static final String PUBLIC_PREFIX = "thread:";
    private static final int MS = 1000;

    /** A stream by the name its users know, and the place after which to go on; from now without one. */
    record Asked(String name, Optional<Position> since) {
        /** Whether everybody may hear it, so that it goes on when a token ends. */
        boolean isPublic() {
            return name.startsWith(PUBLIC_PREFIX);
        }
    }

    /** Throws a {@link Problem} when a parameter is not of its form. */
    static StreamQuery of(Call call, int mostStreams) {
        List<String> names = call.queries("stream");
        if (names.isEmpty() || names.size() > mostStreams || new HashSet<>(names).size() < names.size()) {
            throw Problem.of(
                    ErrorCode.BAD_PARAMETER, "stream must name from 1 to %d different streams.".formatted(mostStreams));
        }
        int seconds =
                call.integer("wait", HttpStreamSettings.USUAL_WAIT_SECONDS, 0, HttpStreamSettings.MOST_WAIT_SECONDS);
        boolean head = call.method().equals(HttpMethod.HEAD);
        boolean events = !head
                && call.header("accept")
                        .filter(types -> types.toLowerCase(Locale.ROOT).contains(EVENT_STREAM))
                        .isPresent();
        return new StreamQuery(asked(names, positions(call)), events, head ? 0 : seconds * MS);
    }

    /** All public events of the site as server-sent events; a mere HEAD is told where they stand. */
    static StreamQuery firehose(Call call) {
        boolean head = call.method().equals(HttpMethod.HEAD);
        return new StreamQuery(asked(List.of("firehose"), positions(call)), !head, 0);
    }

    /** What a browser remembers goes before what the address says, which is older. */
    private static List<String> positions(Call call) {
        return call.header("last-event-id")
                .map(all -> List.of(all.split(",", -1)))
                .orElseGet(() -> call.queries("since"));
    }

    private static List<Asked> asked(List<String> names, List<String> positions) {
        if (!positions.isEmpty() && positions.size() != names.size()) {
            throw Problem.of(ErrorCode.BAD_POSITION, "There must be one position for each stream, in their order.");
        }
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            asked.add(new Asked(names.get(i), positions.isEmpty() ? Optional.empty() : position(positions.get(i))));
        }
        return List.copyOf(asked);
    }

    private static Optional<Position> position(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Position.parse(text)
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_POSITION, "A position is epoch:seq:mark.")));
    }
}
