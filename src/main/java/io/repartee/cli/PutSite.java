package io.repartee.cli;

import io.repartee.site.Site;
import io.repartee.site.SiteDeclaration;
import io.repartee.site.SiteStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code site put}: makes a site, or changes what is named of an existing one. A site that the configuration declares
 * becomes at the next start what is declared there.
 */
@Command(name = "put", mixinStandardHelpOptions = true, description = "Makes or changes a site.")
final class PutSite implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Parameters(paramLabel = "KEY", description = "The key in addresses.")
    private String key;

    @Option(names = "--name", description = "What people read; for a new site, its key.")
    private @Nullable String name;

    @Option(names = "--origin", description = "Who may embed it, as browsers send it; may be repeated, replaces all.")
    private @Nullable List<String> origins;

    @Option(names = "--moderation", description = "post (publish, then look) or pre (hold for a moderator).")
    private Site.@Nullable Moderation moderation;

    @Option(names = "--guests", negatable = true, description = "Whether a mere name is enough to comment.")
    private @Nullable Boolean guests;

    PutSite(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            SiteStore store = open.sites();
            Optional<Site> before = store.find(key).await();
            store.put(declaration(before)).await();
        }
        return 0;
    }

    private SiteDeclaration declaration(Optional<Site> before) {
        try {
            return new SiteDeclaration(
                    key,
                    given(name, before.map(Site::name), key),
                    given(origins, before.map(site -> List.copyOf(site.origins())), List.of()),
                    given(moderation, before.map(Site::moderation), Site.Moderation.POST),
                    given(guests, before.map(Site::guests), false),
                    List.of());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static <T> T given(@Nullable T option, Optional<T> before, T otherwise) {
        return option != null ? option : before.orElse(otherwise);
    }
}
