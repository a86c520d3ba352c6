package io.repartee.ids;

import java.util.UUID;

/** The id of a moderators' note, unique within its site; the order of ids is the order of their times. */
public record NoteId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
