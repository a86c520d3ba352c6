package io.repartee.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Stub until merged. */
public record Config(
        String host,
        int port,
        int opsPort,
        String publicUrl,
        Path data,
        Optional<String> database,
        DatabasePool databasePool,
        int eventLoops,
        Posting posting,
        Limits limits,
        Live live,
        List<SiteConfig> sites,
        boolean demo) {
    public record DatabasePool(int connections, int waiting) {}

    public record Posting(int batch, int queue) {}

    public record Limits(
            int commentsPerMinute,
            int guestsPerMinute,
            int bodyBytes,
            int textCodePoints,
            int nesting,
            int editWindowSeconds,
            int sockets,
            int subscriptionsPerSocket,
            int frameBytes,
            int helloSeconds) {}

    public record Live(int windowMs, int socketBufferBytes, int stallSeconds, int heartbeatSeconds, int recentEvents) {}

    public record SiteConfig(
            String site, String name, List<String> origins, String moderation, boolean guests, List<Sso> sso) {}

    public record Sso(String issuer, String kid, String algorithm, String secret, boolean roles) {}
}
