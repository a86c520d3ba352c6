package io.repartee.account;

import org.jspecify.annotations.Nullable;

/** For those who bring accounts from elsewhere: names and avatars as they may stand beside those of others. */
public final class DisplayNames {
    private DisplayNames() {}

    /** A name that somebody chose here; throws {@code invalid_fields}. */
    public static String chosen(@Nullable String name) {
        return DisplayName.ofGuest(name);
    }

    /** Never empty. */
    public static String shown(String name) {
        return DisplayName.ofToken(name);
    }

    /** A name that somebody chose for an account of this server; throws {@code invalid_fields}. */
    public static String ofNewcomer(String name) {
        return DisplayName.ofGuest(name);
    }

    /** Null when there is none that may be shown. */
    public static @Nullable String picture(@Nullable String address) {
        return address == null ? null : Picture.of(address).orElse(null);
    }
}
