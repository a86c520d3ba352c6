package io.repartee.account;

import java.util.List;

/** Seals of an installation that nobody else has, for tests of other packages. */
public final class NewSeals {
    private NewSeals() {}

    public static Seals make() {
        return new Seals(List.of(Digests.random(32)));
    }
}
