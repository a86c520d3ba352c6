package io.repartee.moderation.screening;

import static java.util.concurrent.Executors.callable;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.ids.SiteId;
import io.repartee.site.Policy;
import io.repartee.site.PolicyJson;
import io.repartee.site.Site;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at texts of every expensive kind that nobody wrote, again and again: tables fill and code is compiled, for which the first long text of
 * a process would otherwise wait. Both belong to the process, so it is done once in one, however many servers it has.
 */
final class Warming {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final int ROUNDS = 8;
    private static final int CHARACTERS = 16_000;

    private static final List<String> PARTS = List.of(
            "See www.example.org, all work and no play makes jack a dull boy. ",
            "c a s i n o, ca-sino and CASINO!!! ",
            "été à la plage, años y señores, Straße ",
            "\u0441\u0430s\u0438n\u043e \u043a\u0430\u0437\u0438\u043d\u043e, \u03ba\u03b1\u03b6\u03af\u03bd\u03bf ",
            "\ud835\udcec\ud835\udcea\ud835\udcfc\u24d8\uff4e\uff4f \ufdfa ",
            "a\u0316\u0301\u0327\u0308\u0330 ",
            "a\u200bb\u00adc \u202eabc\u2067d ",
            "\u6f22\u5b57\u304b\u306a\ud55c\uae00 \u0939\u093f\u0928\u094d\u0926\u0940 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 ",
            "a.b ",
            "a.b \u00e9.\u00e9 b\u00fccher.example ",
            "\ud83d\ude00\ud83c\udff4 ",
            "\ud87e\udc00");

    private static final String SETTINGS = """
            {"phases": {"suspectWords": {"words": ["casino", "*asin*", "dull boy", "ab*"]},
                        "bannedWords": {"words": ["año*"], "accentsCount": true},
                        "links": {"deny": ["evil.example"]}}}
            """;

    private Warming() {}

    /** Completes when all is done, at once when it is done or under way already. Fails when the workers have more to do than they can. */
    static Future<Void> run(Pipeline pipeline, Workers workers) {
        if (!BEGUN.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        return workers.run(callable(Warming::fill))
                .compose(filled -> workers.run(Warming::site))
                .compose(site -> lookAtAll(pipeline, workers, site));
    }

    private static Future<Void> lookAtAll(Pipeline pipeline, Workers workers, Site site) {
        Future<Void> done = Future.succeededFuture();
        for (int round = 0; round < ROUNDS; round++) {
            for (String part : PARTS) {
                done = done.compose(before -> workers.run(callable(() -> look(pipeline, site, part))))
                        .mapEmpty();
            }
        }
        return done;
    }

    private static void fill() {
        Folding.PLAIN.fill();
        Folding.ACCENTED.fill();
    }

    private static void look(Pipeline pipeline, Site site, String part) {
        String text = part.repeat(CHARACTERS / part.length());
        pipeline.decide(new Examined(text, "<p>" + text + "</p>", site, false, Instant.EPOCH), known());
    }

    private static Background known() {
        SpamModel model = new SpamModel(50, 50, Map.of("casino", new SpamModel.Counts(40, 2)));
        return new Background(Optional.of(TrackRecord.EMPTY), Optional.of(false), 1, Optional.of(model));
    }

    private static Site site() {
        return new Site(new SiteId(0), "none", "None", Set.of(), Site.Moderation.POST, false, policy());
    }

    private static Policy policy() {
        try {
            return PolicyJson.read((ObjectNode) JsonMapper.builder().build().readTree(SETTINGS), Policy.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
