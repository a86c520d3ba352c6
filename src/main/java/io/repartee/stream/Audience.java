package io.repartee.stream;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one event loop that know a stream by one name, for whom a frame is encoded once. Bound to its loop.
 */
final class Audience {
    private final Topic topic;
    private final String name;
    private final byte[] prefix;
    private final List<Subscription> members = new ArrayList<>(1);
    private @Nullable Batch framed;
    private @Nullable ByteBuf frame;
    private @Nullable ByteBuf heads;
    private long headsSeq;

    Audience(Topic topic, String name) {
        this.topic = topic;
        this.name = name;
        this.prefix = ServerMessages.eventsPrefix(name);
    }

    Topic topic() {
        return topic;
    }

    String name() {
        return name;
    }

    List<Subscription> members() {
        return members;
    }

    void add(Subscription subscription) {
        subscription.at(this, members.size());
        members.add(subscription);
    }

    /** Takes one out; the last one takes its place. */
    void remove(Subscription subscription) {
        Subscription last = members.remove(members.size() - 1);
        if (last != subscription) {
            members.set(subscription.place(), last);
            last.at(this, subscription.place());
        }
        subscription.at(null, 0);
    }

    /** How large the frame of that batch is. */
    int bytes(Batch batch) {
        encode(batch);
        return frame.readableBytes();
    }

    /** One more reference to the frame of that batch, encoded at its first use and kept until {@link #forget()}. */
    ByteBuf frame(Batch batch) {
        encode(batch);
        return frame.retainedDuplicate();
    }

    private void encode(Batch batch) {
        if (framed != batch || frame == null) {
            forget();
            frame = ServerMessages.events(prefix, batch);
            framed = batch;
        }
    }

    /** Lets go of the last frame: it has been written to everybody. */
    void forget() {
        if (frame != null) {
            frame.release();
            frame = null;
            framed = null;
        }
    }

    /** One more reference to the heads frame of sockets that have only this stream. */
    ByteBuf heads() {
        if (heads == null || headsSeq != topic.headSeq()) {
            end();
            headsSeq = topic.headSeq();
            heads = ServerMessages.heads(Map.of(name, headsSeq));
        }
        return heads.retainedDuplicate();
    }

    void end() {
        forget();
        if (heads != null) {
            heads.release();
            heads = null;
        }
    }
}
