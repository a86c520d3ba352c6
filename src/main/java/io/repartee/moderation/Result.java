package io.repartee.moderation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.comment.Status;
import io.repartee.ids.CommentId;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one wish.
 *
 * @param status where the comment stands now; null when there is no such comment
 * @param decision the decision that brought it there: this one, or the one that came before it
 */
record Result(CommentId comment, Outcome outcome, @Nullable Status status, Optional<Decision> decision) {
    enum Outcome {
        APPLIED,
        /** This moderator had done the very same before: a retry. */
        ALREADY,
        /** The comment is not as the moderator saw it; nothing was changed. */
        CONFLICT,
        NOT_FOUND,
        /** Whether it was done is not known, or it could not be tried: as it stands it is not. A retry is safe. */
        FAILED
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("commentId", comment.toString());
        json.writeStringField("outcome", outcome.name().toLowerCase(Locale.ROOT));
        json.writeStringField("status", status == null ? null : status.wireName());
        json.writeStringField("by", decision.map(Decision::byName).orElse(null));
        json.writeStringField("at", decision.map(d -> d.at().toString()).orElse(null));
        json.writeStringField("decisionId", decision.map(d -> d.id().toString()).orElse(null));
        json.writeEndObject();
    }
}
