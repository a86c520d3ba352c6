package io.repartee.database;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.SslMode;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** What {@code sslmode} and {@code sslrootcert} mean, as libpq has it. */
final class Tls {
    private Tls() {}

    static SslMode mode(ConnectionUrl url) {
        return SslMode.of(url.sslMode());
    }

    static ClientSSLOptions options(ConnectionUrl url) {
        ClientSSLOptions options = new ClientSSLOptions();
        return switch (mode(url)) {
            case VERIFY_FULL ->
                options.setHostnameVerificationAlgorithm("HTTPS").setTrustOptions(trusted(url));
            case VERIFY_CA -> options.setHostnameVerificationAlgorithm("").setTrustOptions(trusted(url));
            // encrypted, but nobody proves who is at the other end: that is what these modes say
            case REQUIRE, PREFER, ALLOW, DISABLE ->
                options.setHostnameVerificationAlgorithm("").setTrustAll(true);
        };
    }

    private static TrustOptions trusted(ConnectionUrl url) {
        return url.sslRootCertificate().isEmpty()
                ? TrustOptions.wrap(platform())
                : new PemTrustOptions().addCertPath(url.sslRootCertificate());
    }

    private static javax.net.ssl.TrustManager platform() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            @Nullable KeyStore usual = null;
            factory.init(usual);
            return factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new DatabaseNotStarted("this Java has no certificates to trust", e);
        }
    }
}
