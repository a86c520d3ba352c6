package io.repartee.config;

import io.repartee.database.ConnectionUrl;
import io.repartee.egress.Network;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that can be set; {@code conf/repartee.yaml} says what each key means.
 *
 * @param port of the API and the pages; 0 lets the kernel choose
 * @param publicUrl how browsers reach this server, without a slash at the end
 * @param trustedProxies where the reverse proxies in front come from; nobody else is believed about addresses
 * @param proxyHeader what they write the address into
 * @param database empty for the embedded PostgreSQL under {@code data}
 * @param databaseDirect the same database past a pooler that shares connections, where {@code database} leads through one
 * @param eventLoops 0 for one per core
 * @param mail empty where this server sends none
 * @param sites those declared, and the demo site if there is to be one
 */
public record Config(
        String host,
        int port,
        int opsPort,
        String publicUrl,
        List<Network> trustedProxies,
        ProxyHeader proxyHeader,
        Path data,
        Optional<ConnectionUrl> database,
        Optional<ConnectionUrl> databaseDirect,
        DatabasePool databasePool,
        int eventLoops,
        Transport transport,
        Posting posting,
        Limits limits,
        Live live,
        Egress egress,
        Export export,
        Outbox outbox,
        Optional<Mail> mail,
        SignIn signIn,
        List<SiteDeclaration> sites,
        boolean demo) {
    /** How bytes reach the network. AUTO is what measured best: NIO, at present. EPOLL falls back to NIO where there is none. */
    public enum Transport {
        AUTO,
        NIO,
        EPOLL
    }

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_EVENT_LOOPS = 256;

    public Config {
        Check.filled("host", host);
        Check.range("port", port, 0, HIGHEST_PORT);
        Check.range("ops-port", opsPort, 0, HIGHEST_PORT);
        Check.must("ops-port", opsPort == 0 || opsPort != port, "must not be the port of the API");
        trustedProxies = List.copyOf(trustedProxies);
        Check.range("event-loops", eventLoops, 0, MOST_EVENT_LOOPS);
        Check.must(
                "database-direct",
                databaseDirect.isPresent()
                        || database.filter(url -> url.pooler().shares()).isEmpty(),
                "must be given where the database is reached through a pooler");
        Check.must(
                "database-direct",
                databaseDirect
                        .filter(url -> database.isEmpty() || url.pooler().shares())
                        .isEmpty(),
                "must be the way past the pooler of database");
        sites = List.copyOf(sites);
        Set<String> keys = new HashSet<>();
        sites.forEach(each -> Check.must("sites", keys.add(each.site()), "declares " + each.site() + " twice"));
    }

    static Config from(Section top) {
        int port = top.integer("port", 8080);
        String url = publicUrl(top.text("public-url", ""), port);
        List<SiteDeclaration> declared =
                top.sections("sites").stream().map(SiteDeclaration::from).toList();
        boolean demo = top.bool("demo", declared.isEmpty());
        return new Config(
                top.text("host", "0.0.0.0"),
                port,
                top.integer("ops-port", 8081),
                url,
                top.texts("trusted-proxies").stream().map(Config::network).toList(),
                ProxyHeader.of(top.text("proxy-header", ProxyHeader.X_FORWARDED_FOR.header())),
                Path.of(top.text("data", "./data")),
                database(top, "database"),
                database(top, "database-direct"),
                DatabasePool.from(top.section("database-pool")),
                top.integer("event-loops", 0),
                top.choice("transport", Transport.AUTO),
                Posting.from(top.section("posting")),
                Limits.from(top.section("limits")),
                Live.from(top.section("live")),
                Egress.from(top.section("egress")),
                Export.from(top.section("export")),
                Outbox.from(top.section("outbox")),
                Mail.from(top.section("mail")),
                SignIn.from(top.section("sign-in")),
                demo ? withDemo(declared, url, port) : declared,
                demo);
    }

    /** The public address as the origin that browsers send. */
    public String publicOrigin() {
        return Origin.of(publicUrl);
    }

    /** How many event loops to make. */
    public int eventLoopCount() {
        return eventLoops == 0 ? Runtime.getRuntime().availableProcessors() : eventLoops;
    }

    /**
     * Writers of comments, half as many as event loops: each keeps a database connection busy, and where all of them share the
     * cores with PostgreSQL fewer and larger batches cost less. Twice as many took an eighth more of PostgreSQL for the same comments.
     */
    public int laneCount() {
        return Math.max(1, eventLoopCount() / 2);
    }

    private static String publicUrl(String text, int port) {
        String url = text.isEmpty() ? "http://localhost:" + port : text.replaceFirst("/+$", "");
        Check.must("public-url", isHttp(url), "must look like https://comments.example.org");
        return url;
    }

    private static List<SiteDeclaration> withDemo(List<SiteDeclaration> declared, String publicUrl, int port) {
        List<SiteDeclaration> all = new ArrayList<>(declared);
        if (declared.stream().noneMatch(each -> each.site().equals(SiteDeclaration.DEMO))) {
            all.add(SiteDeclaration.demo(publicUrl, port));
        }
        return all;
    }

    private static Network network(String text) {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration("trusted-proxies", e.getMessage());
        }
    }

    private static Optional<ConnectionUrl> database(Section top, String key) {
        String text = top.text(key, "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(ConnectionUrl.parse(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(key, e.getMessage());
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
