package io.repartee.transfer;

import io.repartee.account.AuthorDigest;
import io.repartee.comment.Command;
import io.repartee.comment.ForeignText;
import io.repartee.comment.Status;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.repartee.web.Problem;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What an entry becomes here. Everything follows from the entry alone: the same file read again gives the same ids, so that
 * importing twice is importing once.
 */
record Laid(Command.Text text, UUID comment, UUID account, Status status, Optional<byte[]> emailDigest) {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** Thrown where an entry is not taken; the message is the reason. */
    static final class NotTaken extends RuntimeException {
        NotTaken(String reason) {
            super(reason, null, false, false);
        }
    }

    static Laid of(SiteId site, String source, Entry.Comment entry, Instant now) {
        if (entry.at().isBefore(EARLIEST) || entry.at().isAfter(now)) {
            throw new NotTaken("its time is not one of the past: " + entry.at());
        }
        Optional<byte[]> digest = entry.author().email().map(address -> AuthorDigest.of(site, address));
        return new Laid(
                text(entry),
                commentId(site, source, entry),
                accountId(site, source, entry.author()),
                status(entry.standing()),
                digest);
    }

    private static Command.Text text(Entry.Comment entry) {
        if (entry.standing() == Entry.Standing.DELETED) {
            return new Command.Text("", "");
        }
        try {
            Optional<Command.Text> text = entry.text().form() == Entry.Form.HTML
                    ? ForeignText.ofHtml(entry.text().content())
                    : ForeignText.ofMarkdown(entry.text().content());
            return text.orElseThrow(() -> new NotTaken("nothing would be seen of its text"));
        } catch (Problem problem) {
            throw new NotTaken(
                    problem.fields().isEmpty()
                            ? problem.getMessage()
                            : problem.fields().get(0).detail());
        }
    }

    /** A version 7 id of the time it was written, so that it takes its place in the order of all comments. */
    private static UUID commentId(SiteId site, String source, Entry.Comment entry) {
        UUID name = Uuids.named("imported", Integer.toString(site.value()), source, entry.ref());
        long high = entry.at().toEpochMilli() << 16 | 0x7000L | name.getMostSignificantBits() >>> 52;
        return new UUID(high, name.getLeastSignificantBits());
    }

    /** An account there is one here; without, the address tells people apart, and without that the name. */
    private static UUID accountId(SiteId site, String source, Entry.Author author) {
        String key = author.key()
                .map(there -> "key " + there)
                .or(() -> author.email().map(address -> "email " + plain(address)))
                .orElseGet(() -> "name " + author.name());
        return Uuids.named("imported account", Integer.toString(site.value()), source, key);
    }

    private static Status status(Entry.Standing standing) {
        return switch (standing) {
            case PUBLISHED -> Status.PUBLISHED;
            case PENDING -> Status.HELD;
            case SPAM -> Status.SPAM;
            case REJECTED -> Status.REJECTED;
            case DELETED -> Status.DELETED;
        };
    }

    private static String plain(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
