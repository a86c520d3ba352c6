package io.repartee.database;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a database is and how to enter it: {@code postgresql://user:password@host:port/database?sslmode=…&pooler=…}. User and
 * password are percent-encoded in the text, plain in the record. {@link #toString()} hides the password.
 *
 * @param sslMode as libpq has it: disable, allow, prefer, require, verify-ca or verify-full
 * @param sslRootCertificate path of a PEM file that verify-ca and verify-full trust; empty for the platform's own
 * @param pooler what it leads through: none, transaction or prepared
 */
public record ConnectionUrl(
        String host,
        int port,
        String database,
        String user,
        String password,
        String sslMode,
        String sslRootCertificate,
        Pooler pooler) {
    private static final int DEFAULT_PORT = 5432;
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert", "pooler");

    public ConnectionUrl {
        must(!host.isBlank(), "it names no host");
        must(port > 0 && port < 65_536, "the port must be from 1 to 65535");
        must(!database.isBlank(), "it names no database");
        must(!user.isBlank(), "it names no user");
        must(
                SSL_MODES.contains(sslMode),
                "sslmode must be one of " + String.join(", ", new java.util.TreeSet<>(SSL_MODES)));
    }

    /** A database on this machine, without TLS. */
    public static ConnectionUrl local(int port, String database, String user, String password) {
        return new ConnectionUrl("127.0.0.1", port, database, user, password, "disable", "", Pooler.NONE);
    }

    /** Reads the form above. Fails with an {@link IllegalArgumentException} whose message never holds the password. */
    public static ConnectionUrl parse(String text) {
        URI uri = uri(text);
        String[] login =
                uri.getRawUserInfo() == null ? new String[] {"", ""} : (uri.getRawUserInfo() + ":").split(":", -1);
        must(login.length <= 3, "a colon in the password must be written %3A");
        Map<String, String> parameters = parameters(uri.getRawQuery());
        return new ConnectionUrl(
                uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                decoded(uri.getRawPath().replaceFirst("^/", "")),
                decoded(login[0]),
                decoded(login[1]),
                parameters.getOrDefault("sslmode", "prefer"),
                parameters.getOrDefault("sslrootcert", ""),
                Pooler.named(parameters.getOrDefault("pooler", "none"))
                        .orElseThrow(() ->
                                new IllegalArgumentException("pooler must be one of none, prepared, transaction")));
    }

    /** The same server and login, another database. */
    public ConnectionUrl withDatabase(String other) {
        return new ConnectionUrl(host, port, other, user, password, sslMode, sslRootCertificate, pooler);
    }

    /** The same database by way of another port of its host. */
    public ConnectionUrl withPort(int other) {
        return new ConnectionUrl(host, other, database, user, password, sslMode, sslRootCertificate, pooler);
    }

    /** The same way, where that is in between. */
    public ConnectionUrl withPooler(Pooler other) {
        return new ConnectionUrl(host, port, database, user, password, sslMode, sslRootCertificate, other);
    }

    /** The whole URL with its password, as {@link #parse} reads it: for another process, never for a log. */
    public String text() {
        return "postgresql://" + encoded(user) + ":" + encoded(password) + "@" + address() + query()
                + (pooler == Pooler.NONE ? "" : "&pooler=" + pooler.text());
    }

    /** For JDBC, without the login, which JDBC takes separately. */
    public String jdbc() {
        // without this the driver looks for a certificate in the user's home instead of the platform's
        boolean platformTrust = sslMode.startsWith("verify") && sslRootCertificate.isEmpty();
        return "jdbc:postgresql://" + address() + query()
                + (platformTrust ? "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" : "");
    }

    @Override
    public String toString() {
        return "postgresql://" + encoded(user) + "@" + address();
    }

    private String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + encoded(database);
    }

    private String query() {
        return "?sslmode=" + sslMode
                + (sslRootCertificate.isEmpty() ? "" : "&sslrootcert=" + encoded(sslRootCertificate));
    }

    private static URI uri(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("it is not a URL (special characters must be percent-encoded)");
        }
        must(
                "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()),
                "it must look like postgresql://user:password@host:port/database");
        must(uri.getHost() != null, "it names no host");
        return uri;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String part : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            String name = part.replaceFirst("=.*", "");
            must(
                    PARAMETERS.contains(name),
                    "unknown parameter " + name + " (known are sslmode, sslrootcert and pooler)");
            found.put(name, part.contains("=") ? decoded(part.substring(name.length() + 1)) : "");
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void must(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
