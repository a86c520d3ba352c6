package io.repartee;

import io.repartee.cli.CommandLineInterface;
import io.repartee.config.Config;
import java.io.PrintWriter;

/** Arguments and exit codes. */
public final class Main {
    private static final String NETTY_EVENTS = "io.netty.jfr.enabled";

    private Main() {}

    public static void main(String[] args) {
        // Netty tells Java's flight recorder of its buffers, for which all of the recorder is loaded at each start
        if (System.getProperty(NETTY_EVENTS) == null) {
            System.setProperty(NETTY_EVENTS, "false");
        }
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        System.exit(CommandLineInterface.run(Main::serve, System.getenv(), out, err, args));
    }

    private static RunningServer serve(Config config) {
        return new RunningServer(config, Server.start(config).await());
    }
}
