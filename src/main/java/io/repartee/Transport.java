package io.repartee;

import io.repartee.config.Config;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** The Vert.x instance of a server. */
final class Transport {
    private Transport() {}

    /** One event loop more than serve requests: the feed has it to itself. */
    static Vertx vertx(Config config) {
        return Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(config.transport() == Config.Transport.EPOLL)
                .setEventLoopPoolSize(config.eventLoopCount() + 1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }
}
