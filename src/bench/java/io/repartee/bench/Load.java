package io.repartee.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Makes requests. Called on the driver's loop. */
@FunctionalInterface
interface Load {
    /** The next request of that connection, whole; released by who sends it. */
    ByteBuf next(int connection, ByteBufAllocator allocator);
}
