package io.repartee.comment;

import io.repartee.web.Cursors;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.util.UUID;

/** The order of top comments, and where a page of it goes on. Ids are in the order of arrival. */
enum PageSort {
    NEWEST('n', new Place(0, new UUID(-1, -1))),
    OLDEST('o', new Place(0, new UUID(0, 0))),
    /** The best first, by {@code comment_score}: it may change between two pages, so a comment may come twice or be passed over. */
    TOP('t', new Place(Double.POSITIVE_INFINITY, new UUID(-1, -1)));

    private static final int ID_KEYS = 2;
    private static final int SCORE_KEYS = 3;

    private final char list;
    private final Place end;

    PageSort(char list, Place end) {
        this.list = list;
        this.end = end;
    }

    /** @param score of the order that has one, else 0 */
    record Place(double score, UUID id) {}

    static PageSort named(String name) {
        return switch (name) {
            case "newest" -> NEWEST;
            case "oldest" -> OLDEST;
            case "top" -> TOP;
            default -> throw Problem.of(ErrorCode.BAD_PARAMETER, "sort must be newest, oldest or top.");
        };
    }

    /** Before the first comment. */
    Place end() {
        return end;
    }

    /** The cursor of the page after this place. */
    String cursor(Place last) {
        long high = last.id.getMostSignificantBits();
        long low = last.id.getLeastSignificantBits();
        return this == TOP
                ? Cursors.write(list, high, low, Double.doubleToLongBits(last.score))
                : Cursors.write(list, high, low);
    }

    /** Throws {@code bad_cursor}. */
    Place read(String cursor) {
        long[] keys = Cursors.read(list, this == TOP ? SCORE_KEYS : ID_KEYS, cursor);
        double score = this == TOP ? Double.longBitsToDouble(keys[ID_KEYS]) : 0;
        if (Double.isNaN(score)) {
            throw Problem.of(ErrorCode.BAD_CURSOR);
        }
        return new Place(score, new UUID(keys[0], keys[1]));
    }
}
