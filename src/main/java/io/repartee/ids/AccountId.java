package io.repartee.ids;

import java.util.UUID;

/** The id of a account, unique within its site. */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
