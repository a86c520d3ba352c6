package io.repartee.moderation.reports;

import io.repartee.web.Problem;
import org.jspecify.annotations.Nullable;

/** The body of a report, as it came. */
record ReportRequest(@Nullable String reason, @Nullable String detail) {
    private static final int MOST_DETAIL_CHARS = 1000;

    record Checked(ReportReason reason, @Nullable String detail) {}

    Checked check() {
        ReportReason why = ReportReason.named(reason == null ? "" : reason)
                .orElseThrow(() -> Problem.field(
                        "/reason",
                        "One of spam, abuse, hate, threat, sexual, privacy, false, off_topic, other is needed."));
        if (detail != null && detail.length() > MOST_DETAIL_CHARS) {
            throw Problem.field("/detail", "At most " + MOST_DETAIL_CHARS + " characters are allowed.");
        }
        return new Checked(why, detail == null || detail.isBlank() ? null : detail);
    }
}
