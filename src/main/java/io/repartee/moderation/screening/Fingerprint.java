package io.repartee.moderation.screening;

/**
 * A text by its letters and digits alone: the same text has the same {@code exact}, however it is spaced, signed and capitalised; texts
 * that are alike have a {@code sketch} with few different bits (SimHash over words). Of a long text its beginning counts.
 *
 * @param letters how many it has
 */
record Fingerprint(long exact, long sketch, int letters) {
    private static final int BEGINNING = 4_000;
    private static final long PRIME = 0x100000001b3L;
    private static final long START = 0xcbf29ce484222325L;
    /** So many different bits are as many as two texts have that have nothing to do with each other. */
    private static final int UNRELATED_BITS = 32;

    /** @param sketched whether likeness will be asked for; it costs more than sameness */
    static Fingerprint of(Folded text, boolean sketched) {
        int end = Math.min(text.size(), BEGINNING);
        long hash = START;
        int letters = 0;
        for (int i = 0; i < end; i++) {
            hash = (hash ^ one(text, i)) * PRIME;
            letters += text.run(i);
        }
        return new Fingerprint(mixed(hash), sketched ? sketch(text, end) : 0, letters);
    }

    /** From 0, nothing alike, to 100. */
    int likeness(Fingerprint other) {
        if (exact == other.exact) {
            return 100;
        }
        int bits = Math.min(Long.bitCount(sketch ^ other.sketch), UNRELATED_BITS);
        return sketch == 0 || other.sketch == 0 ? 0 : Math.min(99, 100 - 100 * bits / UNRELATED_BITS);
    }

    private static long one(Folded text, int index) {
        return text.letter(index) | (long) text.run(index) << 16 | (long) text.digit(index) << 32;
    }

    private static long sketch(Folded text, int end) {
        int[] votes = new int[Long.SIZE];
        long word = START;
        for (int i = 0; i < end; i++) {
            word = (word ^ one(text, i)) * PRIME;
            if (i + 1 == end || text.gap(i + 1) != Folded.NOTHING) {
                vote(votes, mixed(word));
                word = START;
            }
        }
        long sketch = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            sketch |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return sketch;
    }

    private static void vote(int[] votes, long hash) {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
        }
    }

    private static long mixed(long hash) {
        long once = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        long twice = (once ^ once >>> 33) * 0xc4ceb9fe1a85ec53L;
        return twice ^ twice >>> 33;
    }
}
