package io.repartee;

import io.repartee.config.Config;
import io.repartee.config.ConfigReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Arguments and exit codes. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Map<String, String> flags = new HashMap<>();
        for (int n = 1; n + 1 < args.length; n += 2) {
            flags.put(args[n].substring(2), args[n + 1]);
        }
        Optional<Path> file = Optional.ofNullable(flags.remove("config")).map(Path::of);
        Config config = ConfigReader.read(file, System.getenv(), flags);
        Server server = Server.start(config).await();
        System.out.println("Demo page  http://localhost:" + server.port() + "/demo/");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.close().await()));
    }
}
