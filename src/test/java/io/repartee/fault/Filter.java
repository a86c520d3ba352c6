package io.repartee.fault;

import io.vertx.core.buffer.Buffer;

/** May change what passes over one connection. Called in order, on one thread; what it returns goes on. */
interface Filter {
    Filter NONE = new Filter() {};

    default Buffer toServer(Buffer bytes) {
        return bytes;
    }

    default Buffer toClient(Buffer bytes) {
        return bytes;
    }
}
