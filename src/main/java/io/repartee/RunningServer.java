package io.repartee;

import io.repartee.cli.ServeCommand;
import io.repartee.config.Config;
import java.util.List;
import java.util.StringJoiner;

/** A server as the command line sees it. */
record RunningServer(Config config, Server server) implements ServeCommand.Running {
    @Override
    public String greeting() {
        String here = "http://localhost:" + server.port();
        StringJoiner lines = new StringJoiner("\n");
        lines.add("Repartee is ready.");
        for (List<String> address : List.of(
                List.of("demo page", here + "/demo/"),
                List.of("desk", here + "/desk/"),
                List.of("health", "http://localhost:" + server.opsPort() + "/health/ready"))) {
            lines.add("  %-10s %s".formatted(address.get(0), address.get(1)));
        }
        return lines.toString();
    }

    @Override
    public void close() {
        server.close().await();
    }
}
