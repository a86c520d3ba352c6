package io.repartee.stream;

/** The newest event of a stream as the table has it: its number and its unsigned 32-bit mark. */
record Head(long seq, long mark) {
    /** Of a stream in which nothing has happened yet. */
    static final Head NONE = new Head(0, 0);

    Position in(String epoch) {
        return new Position(epoch, seq, mark);
    }
}
