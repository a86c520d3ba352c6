package io.repartee.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the comments that a log's events are about look like now to its audience, and how many bytes that takes. */
final class Shown {
    private static final int ENTRY_BYTES = 150;

    private final Map<UUID, Content> contents = new HashMap<>();
    private long bytes;

    @Nullable
    Content of(@Nullable UUID comment) {
        return comment == null ? null : contents.get(comment);
    }

    boolean has(UUID comment) {
        return contents.containsKey(comment);
    }

    void put(UUID comment, Content content) {
        bytes += size(content) - size(contents.put(comment, content));
    }

    /** Forgets all others. */
    void retain(Set<UUID> comments) {
        contents.entrySet().removeIf(entry -> {
            boolean goes = !comments.contains(entry.getKey());
            bytes -= goes ? size(entry.getValue()) : 0;
            return goes;
        });
    }

    long bytes() {
        return bytes;
    }

    private static int size(@Nullable Content content) {
        return content == null ? 0 : ENTRY_BYTES + content.json().length;
    }
}
