package io.repartee.stream;

/** Tells attendance to those who watch on this node, and to the other nodes. Bound to the feed's context. */
final class PresenceVoice implements Presence.Voice {
    private final Watched watched;
    private final Gossip gossip;

    PresenceVoice(Watched watched, Gossip gossip) {
        this.watched = watched;
        this.gossip = gossip;
    }

    @Override
    public void tell(StreamId stream, Attendance total) {
        watched.find(stream).ifPresent(reader -> reader.teller().each(listener -> listener.present(stream, total)));
    }

    @Override
    public void say(StreamId stream, Attendance here) {
        gossip.say(GossipCode.line(stream, here));
    }
}
