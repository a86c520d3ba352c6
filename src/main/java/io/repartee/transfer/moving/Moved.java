package io.repartee.transfer.moving;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What has moved, or would.
 *
 * @param move by which it can be taken back; of a dry run it means nothing
 * @param pages at most a thousand of them
 */
public record Moved(UUID move, long total, List<One> pages) {
    /** What becomes of a page. */
    public enum What {
        /** It has another name; the old one goes on leading to it. */
        RENAME,
        /** Its comments stand on a page that was there already. */
        MERGE,
        /** Some of its conversations stand on another page. */
        SPLIT
    }

    /** @param comments how many change their page, whatever their status */
    public record One(String from, String to, What what, long comments) {
        /** Given the names that others of the same move get before it: a second page of a name is merged with the first. */
        One after(Set<String> taken) {
            boolean first = what == What.SPLIT || taken.add(to);
            return first ? this : new One(from, to, What.MERGE, comments);
        }
    }
}
