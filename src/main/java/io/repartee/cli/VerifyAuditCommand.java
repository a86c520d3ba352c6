package io.repartee.cli;

import io.repartee.moderation.audit.AuditStore;
import io.repartee.moderation.audit.SealAudit;
import io.repartee.moderation.audit.VerifyAudit;
import io.repartee.moderation.audit.VerifyAudit.Noted;
import io.repartee.moderation.audit.VerifyAudit.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit verify}: whether the log is whole; ends with 1, and says where, when it is not. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Follows the chain of a site's log; ends with 1 and the place where it breaks.")
final class VerifyAuditCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Option(
            names = "--head",
            paramLabel = "SEQ:HASH",
            description =
                    "A head that was noted before, from an export or from this command: the chain must still hold it.")
    private @Nullable String head;

    VerifyAuditCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Noted noted = noted();
        Verdict verdict;
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            new SealAudit(open.database().pool()).run().await();
            verdict = new VerifyAudit(new AuditStore(open.database().pool()))
                    .run(open.site(site).id(), noted)
                    .await();
        }
        if (verdict.broken().isPresent()) {
            throw new NotDone(site + ": " + verdict.broken().get());
        }
        spec.commandLine()
                .getOut()
                .println("%s: whole, %d erased, %d waiting, head %s"
                        .formatted(site, verdict.erased(), verdict.waiting(), verdict.head()));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private @Nullable Noted noted() {
        if (head == null) {
            return null;
        }
        Optional<Noted> parsed = Noted.parse(head);
        return parsed.orElseThrow(() -> new ParameterException(spec.commandLine(), "--head must be SEQ:HASH"));
    }
}
