package io.repartee.moderation.external;

import io.repartee.comment.Finding.Ruling;
import io.repartee.web.JsonReader;
import io.repartee.web.Problem;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the service answered.
 *
 * @param saw why, for moderators; may be empty
 */
record Verdict(Ruling ruling, String saw) {
    /** Extra fields are refused, as everywhere: an answer that is not understood is none. */
    private record Body(@Nullable String ruling, @Nullable String saw) {}

    /** @throws Unanswered when it is not understood */
    static Verdict read(int status, Buffer body) {
        if (status != 200) {
            throw new Unanswered("it answered with status " + status);
        }
        try {
            Body answer = JsonReader.read(body, Body.class);
            String ruling = String.valueOf(answer.ruling());
            return new Verdict(
                    Ruling.valueOf(ruling.toUpperCase(Locale.ROOT)), answer.saw() == null ? "" : answer.saw());
        } catch (Problem | IllegalArgumentException notUnderstood) {
            throw new Unanswered("its answer is not understood");
        }
    }

    /** Why there is no verdict; the message is for moderators. */
    static final class Unanswered extends RuntimeException {
        Unanswered(String message) {
            super(message, null, false, false);
        }
    }
}
