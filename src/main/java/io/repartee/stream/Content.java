package io.repartee.stream;

/**
 * A comment as one audience sees it now, already encoded. Immutable; the array is never written after construction.
 *
 * @param present whether the audience may see it (a thread's readers) or it still waits (a site's queue); when not, events
 *     that would carry it are told as {@link EventType#whenGone()}
 * @param json the comment as UTF-8 JSON object, empty when there is nothing to show
 */
public record Content(boolean present, int revision, byte[] json) {
    public static final Content GONE = new Content(false, 0, new byte[0]);
}
