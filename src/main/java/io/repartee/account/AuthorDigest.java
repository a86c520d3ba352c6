package io.repartee.account;

import io.repartee.ids.SiteId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * By what the author of imported comments is found again who had that address: no address, and another one on each site, so that
 * digests of two sites cannot be compared. The database's {@code imported_authors} computes the same.
 */
public final class AuthorDigest {
    private AuthorDigest() {}

    public static byte[] of(SiteId site, String address) {
        String plain = address.strip().toLowerCase(Locale.ROOT);
        return Digests.sha256(
                ("claim of site " + site.value() + "\n").getBytes(StandardCharsets.UTF_8),
                plain.getBytes(StandardCharsets.UTF_8));
    }
}
