package io.repartee.stream;

import java.util.ArrayList;
import java.util.List;

/** One stream on one event loop: how far it has been told here, and who listens. Bound to its loop. */
final class Topic {
    private static final long MOST_WHISPER_BYTES = 1L << 20;

    private final StreamId stream;
    private final List<Audience> audiences = new ArrayList<>(1);
    private final KeptWhispers whispers = new KeptWhispers(MOST_WHISPER_BYTES);
    private Attendance attendance = Attendance.NOBODY;
    private Attendance present = Attendance.NOBODY;
    private long headSeq = -1;

    Topic(StreamId stream) {
        this.stream = stream;
    }

    StreamId stream() {
        return stream;
    }

    List<Audience> audiences() {
        return audiences;
    }

    /** The last event told on this loop; -1 before anything is known. */
    long headSeq() {
        return headSeq;
    }

    void reached(Position position) {
        headSeq = Math.max(headSeq, position.seq());
    }

    /** What is told beside the log, for those who come later. */
    KeptWhispers whispers() {
        return whispers;
    }

    /** Who attends it on this loop. */
    Attendance attendance() {
        return attendance;
    }

    void attended(int moreReaders, int moreTyping) {
        attendance = attendance.plus(new Attendance(moreReaders, moreTyping));
    }

    /** Who attends it in all, as was told last. */
    Attendance present() {
        return present;
    }

    void present(Attendance total) {
        present = total;
    }

    Audience audience(String name) {
        for (Audience audience : audiences) {
            if (audience.name().equals(name)) {
                return audience;
            }
        }
        Audience audience = new Audience(this, name);
        audiences.add(audience);
        return audience;
    }

    /** Takes a subscription out and says whether nobody is left. */
    boolean remove(Audience audience, Subscription subscription) {
        audience.remove(subscription);
        if (audience.members().isEmpty()) {
            audience.end();
            audiences.remove(audience);
        }
        return audiences.isEmpty();
    }
}
