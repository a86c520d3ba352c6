package io.repartee.cli;

import io.repartee.config.Config;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the server until the process is told to end (SIGTERM, Ctrl-C), then drains it. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the server.")
public final class ServeCommand implements Callable<Integer> {
    private final Servers servers;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--port", paramLabel = "N", description = "The port of the API and the pages (default 8080).")
    private @Nullable String port;

    @Option(names = "--ops-port", paramLabel = "N", description = "The port of health and metrics (default 8081).")
    private @Nullable String opsPort;

    ServeCommand(Servers servers, Map<String, String> environment) {
        this.servers = servers;
        this.environment = environment;
    }

    /** How a server comes about: the room of commands lies below the one that puts servers together. */
    @FunctionalInterface
    public interface Servers {
        /** Starts one; blocks until it takes requests. */
        Running start(Config config);
    }

    /** A server that runs. */
    public interface Running {
        /** Where it listens. */
        int port();

        /** What to tell whoever started it: where to go, and how to sign in. */
        String greeting();

        /** Drains and ends it; blocks. */
        void close();
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, @Nullable String> options = new HashMap<>();
        options.put("port", port);
        options.put("ops-port", opsPort);
        Running server = servers.start(settings.read(environment, options));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "drain"));
        spec.commandLine().getOut().println(server.greeting());
        spec.commandLine().getOut().flush();
        Thread.currentThread().join();
        return 0;
    }

    /** Java ends with 143 after a SIGTERM however orderly the end was; halt is the way to say that all went well. */
    private static void end(Running server) {
        int code = 1;
        try {
            server.close();
            code = 0;
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }
}
