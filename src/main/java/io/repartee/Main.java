package io.repartee;

import io.repartee.cli.CommandLineInterface;
import io.repartee.config.Config;
import java.io.PrintWriter;

/** Arguments and exit codes. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        System.exit(CommandLineInterface.run(Main::serve, System.getenv(), out, err, args));
    }

    private static RunningServer serve(Config config) {
        return new RunningServer(config, Server.start(config).await());
    }
}
