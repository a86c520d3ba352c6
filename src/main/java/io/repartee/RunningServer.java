package io.repartee;

import io.repartee.account.operator.OperatorLinks;
import io.repartee.cli.ServeCommand;
import io.repartee.config.Config;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

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
                "  health     http://localhost:" + server.opsPort() + "/health/ready"
                        + server.firstOperator()
                                .await()
                                .map(RunningServer::invitation)
                                .orElse(""));
    }

    /** As long as nobody runs the server. */
    private static String invitation(OperatorLinks.Made first) {
        return "\n  operator   " + first.link()
                + "\n             (makes whoever opens it first the operator; good until "
                + first.expiresAt().truncatedTo(ChronoUnit.SECONDS) + ", and 'repartee operator' prints a new one)";
    }

    /** In the fragment, which a browser keeps to itself. */
    private String pass() {
        return "#site=" + DEMO + "&token="
                + server.moderatorToken(DEMO, "Demo Moderator", WORKING_DAY).await();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close().await();
    }
}
