package io.repartee.transfer;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Port: reads the file of one system, entry by entry, in memory that does not grow with the file. The same file always gives
 * the same entries in the same order.
 */
public interface Format {
    /** Throws {@link UnreadableFile} where the file is not of this format, is cut off, or is not to be trusted. */
    void read(SourceFile file, Consumer<Entry> entries) throws IOException;
}
