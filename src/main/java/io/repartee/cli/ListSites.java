package io.repartee.cli;

import io.repartee.site.Site;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code site list}: one line per site, its parts divided by tabs. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the sites: key, name, policy, origins.")
final class ListSites implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    ListSites(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            open.sites().all().await().forEach(site -> out.println(line(site)));
        }
        out.flush();
        return 0;
    }

    private static String line(Site site) {
        return String.join(
                "\t",
                site.key(),
                site.name(),
                "moderation " + site.moderation().name().toLowerCase(Locale.ROOT),
                site.guests() ? "guests" : "no guests",
                String.join(" ", site.origins()));
    }
}
