package io.repartee.stream;

import java.util.function.Supplier;

/** Brings what the feed says to a hub's event loop. Thread-safe. */
final class FeedMail implements FeedListener {
    private final Mailbox mailbox;
    private final Supplier<Topics> topics;

    /** @param topics asked on the loop */
    FeedMail(Mailbox mailbox, Supplier<Topics> topics) {
        this.mailbox = mailbox;
        this.topics = topics;
    }

    @Override
    public void told(Batch batch) {
        mailbox.post(() -> topics.get().deliver(batch));
    }

    @Override
    public void rewritten(StreamId stream) {
        mailbox.post(() -> topics.get().rewritten(stream));
    }

    @Override
    public void whispered(Whisper whisper) {
        mailbox.post(() -> topics.get().whisper(whisper));
    }

    @Override
    public void counted(StreamId stream, Totals totals) {
        mailbox.post(() -> topics.get().counted(stream, totals));
    }

    @Override
    public void present(StreamId stream, Attendance total) {
        mailbox.post(() -> topics.get().present(stream, total));
    }
}
