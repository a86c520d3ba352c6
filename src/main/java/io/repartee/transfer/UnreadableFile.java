package io.repartee.transfer;

/** A file is not what it should be, from the place that the message names; what stood before it is not merged either. */
public final class UnreadableFile extends RuntimeException {
    public UnreadableFile(Place place, String problem) {
        super(place + ": " + problem);
    }
}
