package io.repartee.egress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.util.List;

/** Names as the operating system resolves them, on a few threads of its own: it blocks. Thread-safe. */
final class SystemNames implements Names {
    private static final int THREADS = 4;

    private final WorkerExecutor executor;

    SystemNames(Vertx vertx) {
        this.executor = vertx.createSharedWorkerExecutor("egress-names", THREADS);
    }

    @Override
    public Future<List<InetAddress>> resolve(String name) {
        return executor.executeBlocking(() -> List.of(InetAddress.getAllByName(name)), false);
    }
}
