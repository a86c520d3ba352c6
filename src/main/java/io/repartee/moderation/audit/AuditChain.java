package io.repartee.moderation.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How entries hang together: the hash of each goes over the hash before it, its place, its ids, its time, its kind, and the keyed
 * digest of its detail. What may be erased is in the digest alone. Pure.
 */
final class AuditChain {
    private static final byte[] NAME = "repartee.audit.1".getBytes(StandardCharsets.US_ASCII);
    private static final int UUID_BYTES = 16;

    private AuditChain() {}

    /** HMAC-SHA-256 over the salt and the detail; of an entry that was erased before it was sealed, over nothing. */
    static byte[] digest(byte[] key, AuditEntry entry) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            if (entry.detail() != null && entry.salt() != null) {
                mac.update(bytes(entry.salt()));
                mac.update(entry.detail().getBytes(StandardCharsets.UTF_8));
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** SHA-256; the parts are of fixed length or preceded by theirs, so that no two entries read the same. */
    static byte[] hash(byte[] before, long seq, AuditEntry entry, byte[] digest) {
        byte[] kind = entry.kind().getBytes(StandardCharsets.UTF_8);
        MessageDigest hash = sha256();
        hash.update(NAME);
        hash.update((byte) before.length);
        hash.update(before);
        hash.update(ByteBuffer.allocate(Integer.BYTES + 3 * Long.BYTES)
                .putInt(entry.site())
                .putLong(seq)
                .putLong(entry.id())
                .putLong(entry.atMicros())
                .array());
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(kind.length).array());
        hash.update(kind);
        id(hash, entry.actor());
        id(hash, entry.subject());
        hash.update(digest);
        return hash.digest();
    }

    private static void id(MessageDigest hash, @Nullable UUID id) {
        hash.update((byte) (id == null ? 0 : 1));
        if (id != null) {
            hash.update(bytes(id));
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
