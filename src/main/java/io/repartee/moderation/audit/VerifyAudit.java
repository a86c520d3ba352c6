package io.repartee.moderation.audit;

import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a site's chain from its beginning to its head, a slice at a time, and says where it breaks. What it cannot see is a chain that
 * somebody with the key has written anew from some place on; a head that was noted elsewhere before shows that too. Thread-safe.
 */
public final class VerifyAudit {
    private static final int SLICE = 1000;

    private final AuditStore store;

    public VerifyAudit(AuditStore store) {
        this.store = store;
    }

    /** A place in a chain that somebody has noted: as {@code seq:hash}. */
    public record Noted(long seq, byte[] hash) {
        /** Empty when it is not of that form. */
        public static Optional<Noted> parse(String text) {
            String[] parts = text.split(":", -1);
            try {
                return parts.length != 2
                        ? Optional.empty()
                        : Optional.of(new Noted(
                                Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1])));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return seq + ":" + HexFormat.of().formatHex(hash);
        }
    }

    /**
     * What was found.
     *
     * @param erased entries whose detail was erased: the chain holds, but what they told is gone
     * @param waiting entries that are not in the chain yet
     * @param broken where and how the chain breaks; empty when it is whole
     */
    public record Verdict(Noted head, long erased, long waiting, Optional<String> broken) {}

    /** @param noted a head that was noted before; null for none */
    public Future<Verdict> run(SiteId site, @Nullable Noted noted) {
        return store.head(site).compose(head -> new Walk(site, head, noted).on());
    }

    private final class Walk {
        private final SiteId site;
        private final AuditStore.Head head;
        private final @Nullable Noted noted;
        private long seq;
        private byte[] hash = AuditEntry.NOTHING;
        private long erased;

        Walk(SiteId site, AuditStore.Head head, @Nullable Noted noted) {
            this.site = site;
            this.head = head;
            this.noted = noted;
        }

        Future<Verdict> on() {
            return store.chain(site, seq, SLICE).compose(entries -> {
                Optional<String> broken = follow(entries);
                if (broken.isPresent()) {
                    return Future.succeededFuture(verdict(broken));
                }
                return entries.size() < SLICE ? end() : on();
            });
        }

        /** The head was read first: the chain may have grown since, and must still follow. */
        private Optional<String> follow(List<AuditEntry> entries) {
            for (AuditEntry entry : entries) {
                Optional<String> broken = step(entry);
                if (broken.isPresent()) {
                    return broken;
                }
            }
            return Optional.empty();
        }

        private Optional<String> step(AuditEntry entry) {
            if (entry.seq() != seq + 1) {
                return at(seq + 1, "the entry is missing");
            }
            if (entry.erased()) {
                erased++;
            } else if (!Arrays.equals(AuditChain.digest(head.key(), entry), entry.digest())) {
                return at(entry.seq(), "the detail is not the one that was sealed");
            }
            byte[] follows = AuditChain.hash(hash, entry.seq(), entry, entry.digest());
            if (!Arrays.equals(follows, entry.hash())) {
                return at(entry.seq(), "the hash does not follow from the entry and the one before it");
            }
            if (noted != null && noted.seq() == entry.seq() && !Arrays.equals(noted.hash(), entry.hash())) {
                return at(entry.seq(), "the hash is not the one that was noted: the chain was written anew");
            }
            if (entry.seq() == head.seq() && !Arrays.equals(head.hash(), entry.hash())) {
                return at(entry.seq(), "the hash is not that of the head");
            }
            seq = entry.seq();
            hash = entry.hash();
            return Optional.empty();
        }

        private Future<Verdict> end() {
            if (seq < head.seq()) {
                return Future.succeededFuture(verdict(at(seq + 1, "the chain ends before its head, at " + head.seq())));
            }
            if (noted != null && noted.seq() > seq) {
                return Future.succeededFuture(
                        verdict(at(seq + 1, "the chain ends before the place that was noted, " + noted.seq())));
            }
            return store.untold(site)
                    .map(comment -> verdict(comment.map(
                            id -> "broken: a decision about comment " + id + " is in no entry of the log")));
        }

        private Verdict verdict(Optional<String> broken) {
            return new Verdict(new Noted(seq, hash), erased, head.waiting(), broken);
        }

        private static Optional<String> at(long place, String what) {
            return Optional.of("broken at " + place + ": " + what);
        }
    }
}
