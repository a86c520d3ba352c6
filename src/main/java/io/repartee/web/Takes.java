package io.repartee.web;

/** What a route takes as a body. */
public enum Takes {
    JSON("application/json", 0),
    /** A form, sent by a mail program or a page without script; what it says does not matter. */
    FORM("application/x-www-form-urlencoded", 0),
    /** A part of a file, as it is. */
    BYTES("application/octet-stream", 1 << 20);

    private final String mediaType;
    private final int mostBytes;

    Takes(String mediaType, int mostBytes) {
        this.mediaType = mediaType;
        this.mostBytes = mostBytes;
    }

    String mediaType() {
        return mediaType;
    }

    /** The largest body, where that is not what is usual. */
    int mostBytes(int usual) {
        return Math.max(usual, mostBytes);
    }
}
