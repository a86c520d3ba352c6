package io.repartee.cli;

import io.repartee.config.Config;
import io.repartee.transfer.export.ExportFile;
import io.repartee.transfer.export.ExportFormat;
import io.repartee.transfer.export.ExportSite;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: writes everything of a site, while the server runs or not. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes everything of a site, as it is at one moment. A file appears whole or not at all.")
final class ExportCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "The file; gzipped when its name ends with .gz. Without it, or with -, standard output.")
    private String to;

    @Option(
            names = "--format",
            defaultValue = "ndjson",
            description = "${COMPLETION-CANDIDATES}; only ndjson (the default) loses nothing.")
    private ExportFormat format;

    ExportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Config config = settings.read(environment, Map.of());
        long begun = System.nanoTime();
        long comments;
        try (OpenDatabase open = new OpenDatabase(config)) {
            comments = to.equals("-") ? write(open, standardOutput()) : write(open, Path.of(to));
        }
        spec.commandLine()
                .getErr()
                .println("%,d comments in %.1f s".formatted(comments, (System.nanoTime() - begun) / 1e9));
        spec.commandLine().getErr().flush();
        return 0;
    }

    private long write(OpenDatabase open, Path file) throws IOException, SQLException {
        return new ExportFile(new ExportSite(open.database().url())).write(open.site(site), format, file);
    }

    private long write(OpenDatabase open, OutputStream out) throws IOException, SQLException {
        return new ExportSite(open.database().url()).write(open.site(site), format, out);
    }

    /** Left open: it is not ours. */
    private static OutputStream standardOutput() {
        return new FilterOutputStream(System.out) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                System.out.write(bytes, offset, length);
            }
        };
    }
}
