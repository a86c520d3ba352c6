package io.repartee.egress;

import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate for one name that nobody has signed, made by the JDK's own tool. */
record TestCertificate(Path store) {
    private static final String PASSWORD = "changeit";

    static TestCertificate of(String host) {
        try {
            Path store = Files.createTempDirectory("repartee-tls").resolve("store.p12");
            Process tool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "a",
                            "-keyalg",
                            "EC",
                            "-storetype",
                            "PKCS12",
                            "-dname",
                            "CN=" + host,
                            "-ext",
                            "SAN=dns:" + host,
                            "-validity",
                            "2",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new AssertionError(said);
            }
            return new TestCertificate(store);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    KeyCertOptions key() {
        return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
    }

    TrustOptions trust() {
        return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
    }
}
