package io.repartee.cli;

import io.repartee.config.Config;
import io.repartee.site.Site;
import io.repartee.transfer.AlreadyImporting;
import io.repartee.transfer.Formats;
import io.repartee.transfer.ImportFile;
import io.repartee.transfer.PageKeys;
import io.repartee.transfer.Report;
import io.repartee.transfer.UnreadableFile;
import io.repartee.transfer.own.DeclaredSite;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: takes over comments from another system's file, while the server runs or not. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Takes over comments from another system. Existing comments are never changed; the same file again changes"
                        + " nothing; after a break, the same command goes on.")
final class ImportCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Option(names = "--from", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Formats format;

    @Option(names = "--dry-run", description = "Only say what would happen.")
    private boolean dryRun;

    @Option(
            names = "--by-identifier",
            description = "Pages are known here by the publisher's own identifier, not by their address.")
    private boolean byIdentifier;

    @Option(
            names = "--move",
            paramLabel = "OLD=NEW",
            description = "Addresses that begin with OLD begin with NEW here; may be repeated.")
    private Map<String, String> moved = Map.of();

    @Parameters(paramLabel = "FILE", description = "The export; may be gzipped.")
    private Path file;

    ImportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(file)) {
            throw new NotDone("there is no file " + file + " that can be read");
        }
        Config config = settings.read(environment, Map.of());
        PrintWriter out = spec.commandLine().getOut();
        TerminalProgress progress = new TerminalProgress(out, System.console() != null);
        try (OpenDatabase open = new OpenDatabase(config)) {
            Report report = new ImportFile(
                            open.database().url(), site(open), config.limits().nesting(), progress)
                    .run(format, file, new PageKeys(byIdentifier, moved), dryRun);
            progress.end();
            report.print(out);
            out.println(dryRun ? "Nothing is merged yet: this was a dry run." : "Done.");
            out.flush();
        } catch (UnreadableFile | AlreadyImporting e) {
            progress.end();
            throw new NotDone(file + ", " + e.getMessage());
        }
        return 0;
    }

    /** Our own format tells of the site too: where there is none of that key, it is made as the file says. */
    private Site site(OpenDatabase open) throws IOException {
        Optional<Site> there = open.sites().find(site).await();
        if (there.isEmpty() && format == Formats.REPARTEE && !dryRun) {
            open.sites().declare(new DeclaredSite(site).read(file)).await();
        }
        return open.site(site);
    }
}
