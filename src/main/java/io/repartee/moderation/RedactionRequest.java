package io.repartee.moderation;

import io.repartee.comment.Command;
import io.repartee.comment.Status;
import io.repartee.web.Problem;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request to take parts of a text away, as it came. */
record RedactionRequest(
        @Nullable Integer revision,
        @Nullable String expect,
        @Nullable List<@Nullable Span> spans,
        @Nullable String reason,
        @Nullable String note,
        @Nullable String message) {
    private static final int MOST_SPANS = 100;

    /** What stands for a part that was taken away, however long it was. */
    static final String TAKEN_AWAY = "▇▇▇▇▇";

    /** A part of the source, in UTF-16 code units. */
    record Span(@Nullable Integer from, @Nullable Integer to) {}

    record Part(int from, int to) {}

    /** @param parts in order, none touching another */
    record Checked(int revision, Status expect, List<Part> parts, Command.Said said) {
        /** The source without the parts; throws {@code invalid_fields} when it is not that long. */
        String apply(String source) {
            StringBuilder text = new StringBuilder();
            int at = 0;
            for (Part part : parts) {
                if (part.to() > source.length()) {
                    throw Problem.field("/spans", "The text has " + source.length() + " UTF-16 code units.");
                }
                text.append(source, at, whole(source, part.from(), 0)).append(TAKEN_AWAY);
                at = whole(source, part.to(), 1);
            }
            return text.append(source, at, source.length()).toString();
        }

        /** Half of a surrogate pair goes with the other half. */
        private static int whole(String source, int at, int onwards) {
            boolean within = at > 0
                    && at < source.length()
                    && Character.isHighSurrogate(source.charAt(at - 1))
                    && Character.isLowSurrogate(source.charAt(at));
            return within ? at - 1 + 2 * onwards : at;
        }
    }

    Checked check() {
        if (revision == null) {
            throw Problem.field("/revision", "The revision that you saw is needed.");
        }
        Status status = Status.named(expect == null ? "" : expect)
                .filter(named -> named != Status.DELETED)
                .orElseThrow(() -> Problem.field("/expect", "The status that you saw is needed."));
        return new Checked(revision, status, parts(), DecisionsRequest.said(reason, note, message));
    }

    private List<Part> parts() {
        if (spans == null || spans.isEmpty() || spans.size() > MOST_SPANS) {
            throw Problem.field("/spans", "1 to " + MOST_SPANS + " spans are needed.");
        }
        List<Part> parts = spans.stream()
                .map(RedactionRequest::part)
                .sorted(Comparator.comparingInt(Part::from))
                .toList();
        for (int n = 1; n < parts.size(); n++) {
            if (parts.get(n).from() <= parts.get(n - 1).to()) {
                throw Problem.field("/spans", "Spans must not touch each other.");
            }
        }
        return parts;
    }

    private static Part part(@Nullable Span span) {
        if (span == null || span.from() == null || span.to() == null || span.from() < 0 || span.to() <= span.from()) {
            throw Problem.field("/spans", "A span has from and to, from before to.");
        }
        return new Part(span.from(), span.to());
    }
}
