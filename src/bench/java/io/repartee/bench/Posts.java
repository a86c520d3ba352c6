package io.repartee.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Comments to post: each connection is an account of its own, each request has a key of its own. Loop-bound. */
final class Posts implements Load {
    /** Two paragraphs of some 250 bytes with the Markdown that people use; each comment ends with its number, since nobody says the same again. */
    private static final List<String> TEXTS = texts();

    private final List<byte[]> heads;
    private final IntFunction<String> page;
    private final IntFunction<String> text;
    private final String run = Long.toString(System.nanoTime(), 36);
    private int sent;

    /**
     * @param page the key of the page for the n-th comment
     * @param text the text of the n-th comment
     */
    Posts(int accounts, IntFunction<String> page, IntFunction<String> text) {
        this.heads = IntStream.range(0, accounts).mapToObj(Posts::head).toList();
        this.page = page;
        this.text = text;
    }

    static Posts ofReaders(int accounts, IntFunction<String> page) {
        return new Posts(accounts, page, n -> TEXTS.get(n % TEXTS.size()) + n);
    }

    @Override
    public ByteBuf next(int connection, ByteBufAllocator allocator) {
        int n = sent++;
        String key = page.apply(n);
        byte[] body = "{\"page\":{\"key\":\"%s\",\"url\":\"%s/%s\",\"title\":\"News of %s\"},\"body\":\"%s\"}"
                .formatted(key, Product.ORIGIN, key, key, text.apply(n))
                .getBytes(StandardCharsets.UTF_8);
        String rest = "Idempotency-Key: " + run + "-" + n + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        ByteBuf request = allocator.directBuffer(1_024);
        request.writeBytes(heads.get(connection));
        request.writeCharSequence(rest, StandardCharsets.US_ASCII);
        return request.writeBytes(body);
    }

    private static byte[] head(int account) {
        return ("POST " + Product.path("/comments") + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                        + Tokens.reader("reader-" + account) + "\r\nContent-Type: application/json\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> texts() {
        Random random = new Random(7);
        List<String> words = List.of(
                "the council",
                "*really*",
                "has decided",
                "again",
                "without",
                "**any** notice",
                "to close",
                "our library",
                "which nobody",
                "in this town",
                "asked for",
                "`rm -rf`",
                "last year",
                "[here](" + Product.ORIGIN + "/a)");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 250) {
                text.append(words.get(random.nextInt(words.size())))
                        .append(text.length() > 120 && text.indexOf("\\n") < 0 ? ".\\n\\n" : " ");
            }
            texts.add(text.toString().strip());
        }
        return texts;
    }
}
