package io.repartee;

import io.repartee.config.Config;
import io.repartee.http.WebFiles;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * What a server needs from its own jar, made ready on a thread of its own while the database starts.
 *
 * @param files read and compressed; it has no context
 */
record Prepared(Future<WebFiles> files) {
    static Prepared begin(Config config) {
        Promise<WebFiles> files = Promise.promise();
        Thread thread = new Thread(() -> load(config, files), "prepare");
        thread.setDaemon(true);
        thread.start();
        return new Prepared(files.future());
    }

    private static void load(Config config, Promise<WebFiles> files) {
        try {
            files.complete(WebFiles.load(config.demo()));
        } catch (RuntimeException e) {
            files.fail(e);
        }
    }
}
