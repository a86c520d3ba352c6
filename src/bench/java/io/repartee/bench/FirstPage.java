package io.repartee.bench;

import static io.repartee.bench.FirstPageLoads.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Readers who open an article, of whose comments the page shows 50: from memory, while comments are posted, and anew from the database, for threads of
 * several sizes.
 */
final class FirstPage implements Workload {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int CONNECTIONS = 32;
    private static final int READING_ANEW = 2;
    private static final int PAGES_OF_OTHERS = 1_000;
    private static final String STORY = "the-story";
    private static final String OTHERS = "another";

    private final RequestTable table = new RequestTable("First page: 50 comments of a thread, 32 connections");
    private final Curve kept = new Curve(
            "first-page-by-thread",
            "A first page, by the size of its thread",
            "comments in the thread",
            "CPU, ms per 1,000");
    private final Curve anew = new Curve(
            "first-page-anew-by-thread",
            "A first page read anew from the database, by the size of its thread",
            "comments in the thread",
            "ms of CPU for each");

    @Override
    public String name() {
        return "first-page";
    }

    @Override
    public Table run(Options options) throws Exception {
        table.table().curve(kept);
        table.table().curve(anew);
        try (Product product = Product.start(options);
                Fill fill = new Fill(product)) {
            others(product, fill, options);
            boolean first = true;
            for (int size : options.threads()) {
                String story = STORY + "-" + size;
                post(product, story);
                fill.thread(story, size);
                sized(product, story, size, options);
                if (first) {
                    busy(product, story, options);
                    bare(product.home(), product.get(page(story)), options);
                }
                first = false;
            }
        }
        return table.table();
    }

    /** The rest of the database. */
    private static void others(Product product, Fill fill, Options options) throws Exception {
        for (int n = 0; n * PAGES_OF_OTHERS < options.database(); n++) {
            post(product, OTHERS + "-" + n);
            fill.thread(OTHERS + "-" + n, PAGES_OF_OTHERS);
        }
    }

    private static void post(Product product, String page) throws Exception {
        try (ClosedLoop loop = new ClosedLoop(product.port(), 1, Posts.ofReaders(1, n -> page))) {
            loop.measure(product.process(), Duration.ZERO, Duration.ofMillis(100));
        }
    }

    /** What must not depend on how large the thread is. */
    private void sized(Product product, String story, int size, Options options) throws Exception {
        String of = ", of %,d".formatted(size);
        product.get(page(story));
        warmUp(product.port(), FirstPageLoads.kept(story, "gzip"), options);
        Measured read = read(product.process(), product.port(), FirstPageLoads.kept(story, "gzip"), options);
        table.row("gzip" + of, read, OK);
        kept.point("kept, compressed", size, read.cpuPerThousand());
        Load fresh = FirstPageLoads.fresh(story, product.get(page(story)));
        try (ClosedLoop loop = new ClosedLoop(product.port(), READING_ANEW, fresh)) {
            Measured measured = loop.measure(product.process(), options.seconds(3), options.seconds(5));
            table.row("read anew, two at a time" + of, measured, OK);
            anew.point("all", size, measured.cpuPerThousand() / 1e3);
            anew.point("PostgreSQL", size, measured.postgresPerThousand() / 1e3);
        }
    }

    /** The same page in other forms, and while others write. */
    private void busy(Product product, String story, Options options) throws Exception {
        ServerProcess server = product.process();
        table.row("identity", read(server, product.port(), FirstPageLoads.kept(story, "identity"), options), OK);
        Load known = FirstPageLoads.unchanged(story, product.etag(page(story)));
        table.row("If-None-Match", read(server, product.port(), known, options), NOT_MODIFIED);
        Measured alone = read(server, product.port(), FirstPageLoads.kept(story, "gzip"), options);
        table.row("gzip, once more", alone, OK);
        double half = alone.rate() / 2;
        table.open("gzip, at half that rate", atRate(product, story, half, options), OK);
        for (int perSecond : new int[] {5, 50, 500}) {
            Measured read = whilePosting(product, story, perSecond, OTHERS, options);
            table.row("gzip, %d posts/s to other threads".formatted(perSecond), read, OK);
        }
        for (int perSecond : new int[] {5, 50}) {
            Measured read = whilePosting(product, story, perSecond, story, options);
            table.row("gzip, %d posts/s to this thread".formatted(perSecond), read, OK);
        }
    }

    private static Measured atRate(Product product, String story, double perSecond, Options options) throws Exception {
        CpuTime before = product.process().cpu();
        long start = System.nanoTime();
        try (OpenLoop loop = new OpenLoop(
                product.port(), CONNECTIONS, perSecond, FirstPageLoads.kept(story, "gzip"), OpenLoop.Watch.NOBODY)) {
            Thread.sleep(options.seconds(6).toMillis());
            double seconds = (System.nanoTime() - start) / 1e9;
            CpuTime cpu = product.process().cpu().minus(before);
            return new Measured(loop.finish(), seconds, cpu);
        }
    }

    private static Measured whilePosting(Product product, String story, int perSecond, String page, Options options)
            throws Exception {
        Posts posts = Posts.ofReaders(8, n -> page.equals(story) ? page : page + "-" + n % 20);
        try (OpenLoop posting = new OpenLoop(product.port(), 8, perSecond, posts, OpenLoop.Watch.NOBODY)) {
            Measured reading = read(product.process(), product.port(), FirstPageLoads.kept(story, "gzip"), options);
            Tally posted = posting.finish();
            if (posted.others(201) > 0) {
                throw new IllegalStateException("posts were answered with " + posted.statuses());
            }
            return reading;
        }
    }

    private static void warmUp(int port, Load load, Options options) throws Exception {
        try (ClosedLoop loop = new ClosedLoop(port, CONNECTIONS, load)) {
            loop.warmUp(options.quick() ? 5_000 : 80_000);
        }
    }

    private static Measured read(ServerProcess server, int port, Load load, Options options) throws Exception {
        try (ClosedLoop loop = new ClosedLoop(port, CONNECTIONS, load)) {
            return loop.measure(server, options.seconds(2), options.seconds(6));
        }
    }

    /** The same bytes from a server that does nothing else. */
    private void bare(Path home, String body, Options options) throws Exception {
        Path file = Files.writeString(home.resolve("page.json"), body);
        int port = Java.freePort();
        try (ServerProcess server =
                BareServer.start(options, port, file, BareServer.Way.TEXT, home.resolve("bare.txt"))) {
            for (String encoding : new String[] {"gzip", "identity"}) {
                Load load = FirstPageLoads.kept("any", encoding);
                warmUp(port, load, options);
                table.row("bare Vert.x, " + encoding, read(server, port, load, options), OK);
            }
        }
    }
}
