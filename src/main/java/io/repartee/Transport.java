package io.repartee;

import io.repartee.config.Config;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** The Vert.x instance of a server: native transport where there is one, one event loop for each core. */
final class Transport {
    private Transport() {}

    static Vertx vertx(Config config) {
        return Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(eventLoops(config) + 1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    /** How many event loops serve requests; the feed has one more to itself. */
    static int eventLoops(Config config) {
        return config.eventLoops() == 0 ? Runtime.getRuntime().availableProcessors() : config.eventLoops();
    }
}
