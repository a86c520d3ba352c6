package io.repartee.stream;

/**
 * How many read a thread and how many of them are writing just now, without saying who.
 *
 * @param readers sockets that listen to it
 * @param typing those whose writers are at it
 */
public record Attendance(int readers, int typing) {
    static final Attendance NOBODY = new Attendance(0, 0);

    Attendance plus(Attendance other) {
        return new Attendance(readers + other.readers, typing + other.typing);
    }

    boolean isNobody() {
        return readers == 0 && typing == 0;
    }
}
