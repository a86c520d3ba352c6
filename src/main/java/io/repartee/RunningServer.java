package io.repartee;

import io.repartee.cli.ServeCommand;
import io.repartee.config.Config;
import java.time.Duration;

/** A server as the command line sees it. */
record RunningServer(Config config, Server server) implements ServeCommand.Running {
    private static final String DEMO = "demo";
    private static final Duration WORKING_DAY = Duration.ofHours(12);

    /**
     * Where to go. Only the demo's desk comes with a way in: a link that signs in as a moderator has no place in the log of a
     * real site, for which there is the token command.
     */
    @Override
    public String greeting() {
        String here = "http://localhost:" + server.port();
        return String.join(
                "\n",
                "Repartee is ready.",
                "  demo page  " + here + "/demo/",
                "  desk       " + here + "/desk/" + (config.demo() ? pass() : ""),
                config.demo()
                        ? "             (signs you in as a moderator of the demo for twelve hours)"
                        : "             (sign in with what this prints: repartee token --site S --role moderator --name N)",
                "  health     http://localhost:" + server.opsPort() + "/health/ready");
    }

    /** In the fragment, which a browser keeps to itself. */
    private String pass() {
        return "#site=" + DEMO + "&token="
                + server.moderatorToken(DEMO, "Demo Moderator", WORKING_DAY).await();
    }

    @Override
    public void close() {
        server.close().await();
    }
}
