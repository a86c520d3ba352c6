package io.repartee.bench;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What readers of a first page ask. */
final class FirstPageLoads {
    private static final Pattern POSITION =
            Pattern.compile("\"position\":\\{\"epoch\":\"([^\"]+)\",\"seq\":(\\d+),\"mark\":(\\d+)");

    private FirstPageLoads() {}

    static String page(String story) {
        return Product.path("/thread?page=" + story + "&limit=50");
    }

    static Load kept(String story, String encoding) {
        return get(page(story), "Accept-Encoding: " + encoding + "\r\n");
    }

    /** By somebody who has it already. */
    static Load unchanged(String story, String etag) {
        return get(page(story), "Accept-Encoding: gzip\r\nIf-None-Match: " + etag + "\r\n");
    }

    /** Past what is kept. */
    static Load fresh(String story, String page) {
        Matcher position = POSITION.matcher(page);
        if (!position.find()) {
            throw new IllegalStateException("no position in " + page);
        }
        return get(page(story) + "&fresh=" + position.group(1) + ":" + position.group(2) + ":" + position.group(3), "");
    }

    /** The same request again and again. */
    static Load get(String path, String headers) {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: " + Product.ORIGIN + "\r\n" + headers
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return (connection, allocator) -> Unpooled.wrappedBuffer(request);
    }
}
