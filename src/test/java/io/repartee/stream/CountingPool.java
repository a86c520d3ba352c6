package io.repartee.stream;

import io.vertx.sqlclient.Pool;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the statements that are sent through a pool. */
final class CountingPool {
    private final AtomicInteger statements = new AtomicInteger();
    private final Pool pool;

    CountingPool(Pool counted) {
        pool = (Pool)
                Proxy.newProxyInstance(Pool.class.getClassLoader(), new Class<?>[] {Pool.class}, (self, call, with) -> {
                    if (call.getName().equals("query") || call.getName().equals("preparedQuery")) {
                        statements.incrementAndGet();
                    }
                    return call.invoke(counted, with);
                });
    }

    Pool pool() {
        return pool;
    }

    int statements() {
        return statements.get();
    }
}
