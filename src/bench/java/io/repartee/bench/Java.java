package io.repartee.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/** The Java that runs us, for the processes we start. */
final class Java {
    private Java() {}

    static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** A port that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
