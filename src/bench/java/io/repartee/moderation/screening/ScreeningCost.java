package io.repartee.moderation.screening;

import io.repartee.account.Caller;
import io.repartee.account.Role;
import io.repartee.comment.Command;
import io.repartee.comment.CommentText;
import io.repartee.comment.Markup;
import io.repartee.comment.Screening.Draft;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.site.PhaseSettings.Links;
import io.repartee.site.PhaseSettings.Words;
import io.repartee.site.Phases;
import io.repartee.site.Policy;
import io.repartee.site.Site;
import io.repartee.site.Then;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * How much CPU the whole pipeline takes: for an ordinary comment of some 300 characters with a word list of 2,000, denied domains and a
 * spam model of 20,000 words, its author's record and the recent texts included; and for texts of 64 KiB that are made to be
 * expensive, many times over, and as the first long text of a process of its own: once after what a server does by itself soon after its start, and
 * once without.
 *
 * <pre>mvn -q -Pbench test-compile exec:java -Dbench.main=io.repartee.moderation.screening.ScreeningCost</pre>
 */
public final class ScreeningCost {
    private static final int WARM_UP = 100_000;
    private static final int RUNS = 200_000;
    private static final int HOSTILE_BYTES = 64 * 1024;
    private static final int HOSTILE_RUNS = 40;
    private static final List<String> SYLLABLES = List.of("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "du");

    private final Random random = new Random(7);
    private final Site site = site();
    private final Pipeline pipeline;

    ScreeningCost(Vertx vertx) {
        SpamModel model = model();
        AuthorRecords records = new AuthorRecords(vertx, (where, who) -> Future.succeededFuture(TrackRecord.EMPTY));
        this.pipeline = new Pipeline(
                new Backgrounds(records, where -> Future.succeededFuture(model)),
                new Workers(vertx),
                InstantSource.system());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx();
        ScreeningCost cost = new ScreeningCost(vertx);
        try {
            if (arguments.length == 2) {
                cost.first(arguments[0], arguments[1].equals("warm"));
                return;
            }
            cost.ordinary();
            cost.hostile();
            for (String name : parts().keySet()) {
                System.out.println("first long text of a process, 64 KiB of %s: %s warmed, %s without"
                        .formatted(name, another(name, "warm"), another(name, "cold")));
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void ordinary() {
        List<Draft> drafts =
                IntStream.range(0, 2_000).mapToObj(n -> draft(text(n))).toList();
        List<Caller> callers = IntStream.range(0, 1_000).mapToObj(this::caller).toList();
        int[] held = new int[1];
        IntConsumer one = n -> held[0] += pipeline.screen(callers.get(n % 1_000), drafts.get(n % 2_000), null)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join()
                        .findings()
                        .isEmpty()
                ? 0
                : 1;
        IntStream.range(0, WARM_UP).forEach(one);
        long before = cpu();
        IntStream.range(0, RUNS).forEach(one);
        double micros = (cpu() - before) / 1e3 / RUNS;
        System.out.printf("ordinary comment: %.1f us of CPU (%d runs, %d with findings)%n", micros, RUNS, held[0]);
    }

    private void hostile() {
        parts().forEach((name, source) -> {
            long[] times = new long[HOSTILE_RUNS];
            for (int i = 0; i < HOSTILE_RUNS; i++) {
                times[i] = once(source);
            }
            Arrays.sort(times);
            System.out.printf(
                    "64 KiB of %s: median %.1f ms, worst %.1f ms of CPU%n",
                    name, times[HOSTILE_RUNS / 2] / 1e6, times[HOSTILE_RUNS - 1] / 1e6);
        });
    }

    private long once(String source) {
        Examined text = new Examined(source, "", site, false, Instant.now());
        long before = cpu();
        pipeline.decide(text, Background.NEW);
        return cpu() - before;
    }

    private void first(String name, boolean warm) {
        String source = parts().get(name);
        if (warm) {
            pipeline.warm().toCompletionStage().toCompletableFuture().join();
        }
        once("The first comment since the settings were changed: the automaton of the words is made.");
        System.out.printf("%.1f ms", once(source) / 1e6);
    }

    private static String another(String name, String how) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScreeningCost.class.getName(),
                        name,
                        how)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** By name, texts of 64 KiB. */
    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("ascii", "all work and no play makes jack a dull boy ");
        parts.put("spaced letters", "c a s i n ");
        parts.put("marks of two kinds", "\u0316\u0301");
        parts.put("ligatures of 18 letters", "\ufdfa");
        parts.put("letters beyond the first plane", "\ud835\udcec\ud835\udcea\ud835\udcfc");
        parts.put("far planes", "\ud87e\udc00");
        parts.put("zero widths", "a\u200b");
        parts.put("names", "a.b ");
        parts.put("foreign names", "\u00e9.\u00e9 ");
        parts.put("nested words", "babaloba");
        parts.replaceAll((name, part) -> part.repeat(HOSTILE_BYTES / bytes(part)));
        parts.put("every letter once", everyLetter());
        return parts;
    }

    /** Letters and signs of all scripts, each once, as many as there is room for. */
    private static String everyLetter() {
        StringBuilder text = new StringBuilder();
        for (int c = 0x80, room = HOSTILE_BYTES; room > 0; c++) {
            if (Character.isDefined(c) && (c < 0xD800 || c > 0xDFFF)) {
                text.appendCodePoint(c);
                room -= bytes(Character.toString(c));
            }
        }
        return text.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    Pipeline pipeline() {
        return pipeline;
    }

    String text(int n) {
        StringBuilder text = new StringBuilder("Comment ");
        while (text.length() < 300) {
            text.append(word()).append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.append(n % 3 == 0 ? " see https://www.example.org/a" : "")
                .append(" ")
                .append(n)
                .toString();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= random.nextInt(4); i++) {
            word.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return word.toString();
    }

    static Draft draft(String text) {
        String html = Markup.html(CommentText.of(text, 10_000));
        return new Draft(new ThreadId(new UUID(1, 1)), new Command.Text(text, html));
    }

    Caller caller(int n) {
        Caller.Profile profile =
                new Caller.Profile(new AccountId(new UUID(1, n)), Caller.Kind.GUEST, "Reader " + n, null, null, null);
        return new Caller(site, Role.READER, Optional.of(profile), Instant.MAX);
    }

    private Site site() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            words.add(word() + "x" + word() + (i % 3 == 0 ? "*" : ""));
        }
        IntStream.range(1, 30).forEach(n -> words.add("*" + "ba".repeat(n) + "lx*"));
        Phases usual = Phases.DEFAULT;
        Phases phases = new Phases(
                usual.length(),
                usual.repeats(),
                usual.flood(),
                new Links(Then.HOLD, 5, 2, List.of(), List.of("evil.example", "bad.example"), Then.SPAM),
                usual.bannedWords(),
                new Words(Then.HOLD, words, false),
                usual.shouting(),
                usual.invisible(),
                usual.marks(),
                usual.newAuthor(),
                usual.premoderated(),
                usual.rejections(),
                usual.spam(),
                usual.external());
        Policy usualPolicy = Policy.DEFAULT;
        Policy policy = new Policy(
                usualPolicy.moderation(),
                usualPolicy.editKeepsShowing(),
                usualPolicy.trust(),
                phases,
                usualPolicy.reports(),
                usualPolicy.presence(),
                usualPolicy.engagement(),
                usualPolicy.signIn(),
                usualPolicy.pages(),
                usualPolicy.language());
        return new Site(
                new SiteId(1), "daily", "Daily", Set.of("https://d.example"), Site.Moderation.POST, false, policy);
    }

    private SpamModel model() {
        Map<String, SpamModel.Counts> tokens = new HashMap<>();
        while (tokens.size() < 3_000) {
            tokens.put(word(), new SpamModel.Counts(random.nextInt(5), random.nextInt(60)));
        }
        for (int i = 0; i < 17_000; i++) {
            tokens.put("token" + i, new SpamModel.Counts(random.nextInt(5), random.nextInt(60)));
        }
        return new SpamModel(500, 5_000, tokens);
    }
}
