package io.repartee.egress;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Port: what a name stands for now. Fails when there is no such name. */
@FunctionalInterface
public interface Names {
    Future<List<InetAddress>> resolve(String name);
}
