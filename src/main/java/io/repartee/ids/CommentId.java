package io.repartee.ids;

import java.util.UUID;

/** The id of a comment, unique within its site. */
public record CommentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
