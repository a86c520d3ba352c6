package io.repartee.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.transfer.moving.MovePages;
import io.repartee.transfer.moving.MovePages.Mover;
import io.repartee.transfer.moving.MoveRequest;
import io.repartee.transfer.moving.MoveRequest.FromTo;
import io.repartee.transfer.moving.Moved;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pages}: renames and merges pages, while the server runs or not. */
@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        description = "Renames, merges and divides pages. Old names go on leading to the comments; open pages follow.")
final class PagesCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Option(names = "--move", paramLabel = "OLD=NEW", description = "A page and its new name; may be repeated.")
    private @Nullable Map<String, String> pages;

    @Option(names = "--prefix", paramLabel = "OLD=NEW", description = "Names that begin with OLD begin with NEW.")
    private @Nullable Map<String, String> prefix;

    @Option(
            names = "--pattern",
            arity = "2",
            paramLabel = "PART",
            description = "A regular expression over whole names, and what stands instead ($1 for its groups).")
    private @Nullable List<String> pattern;

    @Option(
            names = "--canonical",
            description =
                    "Pages get the names that the site's rules for addresses give them; those that are one page become one.")
    private boolean canonical;

    @Option(names = "--comment", paramLabel = "ID", description = "A conversation that goes to --to; may be repeated.")
    private @Nullable List<UUID> comments;

    @Option(names = "--to", paramLabel = "PAGE", description = "Where conversations go.")
    private @Nullable String to;

    @Option(names = "--undo", paramLabel = "ID", description = "Takes back the move of that id.")
    private @Nullable UUID undo;

    @Option(names = "--dry-run", description = "Only say what would happen.")
    private boolean dryRun;

    PagesCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Mover operator = new Mover(null, "operator");
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            MovePages move = new MovePages(open.database().url());
            if (undo != null) {
                if (!move.undo(open.site(site).id(), undo, operator, told -> {})) {
                    throw new NotDone("there is no move " + undo + " that could be taken back");
                }
                out.println("taken back");
            } else {
                MoveRequest request = request();
                String json = new ObjectMapper().valueToTree(request).toString();
                print(out, move.run(open.site(site), request, json, operator, told -> {}));
            }
            out.flush();
        }
        return 0;
    }

    private MoveRequest request() {
        return new MoveRequest(
                pages == null ? null : fromTo(pages),
                prefix == null ? null : fromTo(prefix).get(0),
                pattern == null ? null : new FromTo(pattern.get(0), pattern.get(1)),
                canonical ? true : null,
                comments,
                to,
                dryRun);
    }

    private static List<FromTo> fromTo(Map<String, String> given) {
        List<FromTo> all = new ArrayList<>();
        given.forEach((from, other) -> all.add(new FromTo(from, other)));
        return all;
    }

    private void print(PrintWriter out, Moved moved) {
        moved.pages()
                .forEach(one -> out.println("%s  %s -> %s (%,d comments)"
                        .formatted(one.what().name().toLowerCase(Locale.ROOT), one.from(), one.to(), one.comments())));
        out.println(
                dryRun || moved.total() == 0
                        ? "%,d pages would move".formatted(moved.total())
                        : "%,d pages have moved; --undo %s takes it back".formatted(moved.total(), moved.move()));
    }
}
