package io.repartee;

import io.repartee.config.Config;
import io.repartee.stream.FeedSettings;
import io.repartee.stream.LiveSettings;

/** From the configuration's keys to what the streams' room wants to know. */
final class Settings {
    private Settings() {}

    static FeedSettings feed(Config config) {
        FeedSettings usual = FeedSettings.DEFAULT;
        return new FeedSettings(
                config.live().recentEvents(),
                usual.recentSeconds(),
                config.live().windowMs(),
                usual.batchBytes(),
                usual.pageEvents(),
                usual.gatherMs(),
                usual.heartbeatMs(),
                usual.silenceMs(),
                usual.compareMs());
    }

    static LiveSettings live(Config config) {
        LiveSettings usual = LiveSettings.DEFAULT;
        int heartbeatMs = config.live().heartbeatSeconds() * 1000;
        return new LiveSettings(
                heartbeatMs,
                config.limits().helloSeconds() * 1000,
                3 * heartbeatMs,
                config.live().stallSeconds() * 1000,
                usual.tickMs(),
                config.limits().sockets(),
                config.limits().subscriptionsPerSocket(),
                config.live().socketBufferBytes(),
                config.limits().frameBytes(),
                usual.mostMessages(),
                config.live().presence());
    }
}
