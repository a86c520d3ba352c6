package io.repartee.ids;

import java.util.UUID;

/** The id of a decision, unique within its site. */
public record DecisionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
