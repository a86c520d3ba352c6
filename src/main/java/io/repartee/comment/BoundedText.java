package io.repartee.comment;

import io.repartee.web.Problem;

/** Collects text up to a length and refuses more at once, so that a text which would grow without end costs little. Not thread-safe. */
final class BoundedText implements Appendable {
    private final int most;
    private final StringBuilder text = new StringBuilder();

    BoundedText(int most) {
        this.most = most;
    }

    static void check(int length, int most) {
        if (length > most) {
            throw Problem.field("/body", "The text has too much markup for its length.");
        }
    }

    @Override
    public BoundedText append(CharSequence more) {
        return append(more, 0, more.length());
    }

    @Override
    public BoundedText append(CharSequence more, int start, int end) {
        check(text.length() + end - start, most);
        text.append(more, start, end);
        return this;
    }

    @Override
    public BoundedText append(char one) {
        return append(String.valueOf(one));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
