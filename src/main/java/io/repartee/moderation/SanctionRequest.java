package io.repartee.moderation;

import io.repartee.account.MailDomain;
import io.repartee.account.SanctionKind;
import io.repartee.web.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of a request for a sanction, as it came. */
record SanctionRequest(
        @Nullable String kind,
        @Nullable String until,
        @Nullable String reason,
        @Nullable String message,
        @Nullable String note) {
    private static final Pattern REASON = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final int MOST_MESSAGE_CHARS = 1_000;
    private static final int MOST_NOTE_CHARS = 2_000;

    /** The same for a domain of mail. */
    record OfDomain(
            @Nullable String domain,
            @Nullable String kind,
            @Nullable String until,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String note) {
        String checkedDomain() {
            return MailDomain.of(domain == null ? "" : domain)
                    .orElseThrow(() -> Problem.field("/domain", "A domain such as mail.example is needed."));
        }

        Checked check(Instant now) {
            Checked checked = new SanctionRequest(kind, until, reason, message, note).check(now);
            if (checked.kind() == SanctionKind.WARN) {
                throw Problem.field("/kind", "A domain cannot be warned: one of ban, suspend, premoderate is needed.");
            }
            return checked;
        }
    }

    /** A sanction as it is wanted. */
    record Checked(
            SanctionKind kind,
            @Nullable Instant until,
            String reason,
            @Nullable String message,
            @Nullable String note) {}

    /** Throws {@code invalid_fields} with all that is wrong. */
    Checked check(Instant now) {
        List<Problem.Field> faults = new ArrayList<>();
        SanctionKind wanted = SanctionKind.named(kind == null ? "" : kind).orElse(null);
        if (wanted == null) {
            faults.add(new Problem.Field("/kind", "One of ban, suspend, premoderate, warn is needed."));
        }
        if (reason == null || !REASON.matcher(reason).matches()) {
            faults.add(new Problem.Field("/reason", "A code of 1 to 40 of a-z, 0-9, - and _ is needed."));
        }
        longer("/message", message, MOST_MESSAGE_CHARS, faults);
        longer("/note", note, MOST_NOTE_CHARS, faults);
        Instant end = end(wanted, now, faults);
        if (!faults.isEmpty()) {
            throw Problem.fields(faults);
        }
        return new Checked(wanted, end, reason, message, note);
    }

    /** A suspension has an end, a premoderation may have one; a ban waits to be lifted, a warning to be acknowledged. */
    private @Nullable Instant end(@Nullable SanctionKind wanted, Instant now, List<Problem.Field> faults) {
        if (until == null) {
            if (wanted == SanctionKind.SUSPEND) {
                faults.add(new Problem.Field("/until", "A suspension needs its end."));
            }
            return null;
        }
        if (wanted == SanctionKind.BAN || wanted == SanctionKind.WARN) {
            faults.add(new Problem.Field("/until", "This kind has no end of its own."));
        }
        Instant end = time(until);
        if (end == null || !end.isAfter(now)) {
            faults.add(new Problem.Field("/until", "A time to come is needed, such as 2027-01-31T12:00:00Z."));
        }
        return end;
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static void longer(String field, @Nullable String text, int most, List<Problem.Field> faults) {
        if (text != null && text.length() > most) {
            faults.add(new Problem.Field(field, "At most " + most + " characters are allowed."));
        }
    }
}
