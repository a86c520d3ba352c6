package io.repartee.stream;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a socket hears once per heartbeat: the heads of its streams, and a ping when it has been quiet. */
final class Heartbeat {
    private final Topics topics;
    private final LiveSettings settings;

    Heartbeat(Topics topics, LiveSettings settings) {
        this.topics = topics;
        this.settings = settings;
    }

    /** A socket that cannot take more is left alone: it is watched for whether it takes anything at all. */
    void beat(Session session, long nowMs) {
        session.subscriptions().forEach(topics::resume);
        if (!session.wire().writable()) {
            return;
        }
        heads(session);
        if (nowMs - session.aliveMs() > settings.heartbeatMs() / 2) {
            session.write(Frames.ping());
        }
    }

    boolean silent(Session session, long nowMs) {
        return nowMs - session.aliveMs() > settings.silenceMs();
    }

    private static void heads(Session session) {
        List<Subscription> known = session.subscriptions().stream()
                .filter(Subscription::headIsKnown)
                .toList();
        if (known.size() == 1) {
            session.write(known.get(0).audience().heads());
            return;
        }
        Map<String, Long> heads = new TreeMap<>();
        known.forEach(one -> heads.put(one.name(), one.audience().topic().headSeq()));
        session.write(ServerMessages.heads(heads));
    }
}
