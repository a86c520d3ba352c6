package io.repartee.ids;

import java.util.UUID;

/** The id of a sanction, unique within its site; the order of ids is the order of their times. */
public record SanctionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
