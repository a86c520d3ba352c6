package io.repartee.stream;

/**
 * The marks of consecutive events of a stream, summed up: to ask the table whether they are still its own.
 *
 * @param after before the first of them
 * @param upto the last of them; the same as {@code after} for none
 * @param sum of the marks as signed 32-bit numbers
 */
record Marks(long after, long upto, long sum) {
    static final Marks NONE = new Marks(0, 0, 0);
}
