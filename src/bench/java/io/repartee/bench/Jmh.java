package io.repartee.bench;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Times the hot functions one by one with JMH, in JVMs of their own.
 *
 * <pre>mvn -q -Pbench test-compile exec:java -Dbench.main=io.repartee.bench.Jmh</pre>
 *
 * <p>Arguments are JMH's: a pattern of names, {@code -prof gc} for what is allocated, {@code -h} for all.
 */
public final class Jmh {
    private Jmh() {}

    public static void main(String[] arguments) throws Exception {
        // Maven runs us in its own JVM, whose class path is not ours; what JMH starts takes this one
        if (Jmh.class.getClassLoader() instanceof URLClassLoader loader) {
            System.setProperty(
                    "java.class.path",
                    Arrays.stream(loader.getURLs()).map(Jmh::path).collect(Collectors.joining(":")));
        }
        org.openjdk.jmh.Main.main(arguments);
    }

    private static String path(URL url) {
        return Path.of(java.net.URI.create(url.toString())).toString();
    }
}
