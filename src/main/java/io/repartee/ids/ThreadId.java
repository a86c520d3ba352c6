package io.repartee.ids;

import java.util.UUID;

/** The id of a thread, unique within its site. */
public record ThreadId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
