package io.repartee.stream;

import io.vertx.core.Vertx;
import java.util.function.LongSupplier;

/** What all readers of a feed share. */
record ReaderParts(
        Vertx vertx,
        CatchUps table,
        TableReplay replay,
        FeedSettings settings,
        HeadListener heads,
        RecentBytes memory,
        LongSupplier steadyMs) {}
