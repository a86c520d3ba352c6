package io.repartee.moderation.screening;

import io.repartee.site.Domain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A link as readers would get it.
 *
 * @param host canonical; empty for what has none, as an address of mail or one in brackets
 * @param from where its text stands in the source, when it can be told
 */
record Link(String address, Optional<String> host, OptionalInt from) {
    private static final String HREF = " href=\"";

    /** All links of safe HTML, in which attributes are written in one way. */
    static List<Link> all(String html, String source) {
        List<Link> links = new ArrayList<>(0);
        int searched = 0;
        int end;
        for (int at = html.indexOf(HREF); at >= 0; at = html.indexOf(HREF, end)) {
            int from = at + HREF.length();
            end = html.indexOf('"', from);
            if (end < 0) {
                break;
            }
            String address = decoded(html.substring(from, end));
            int place = address.isEmpty() ? -1 : source.indexOf(address, searched);
            searched = place < 0 ? searched : place + address.length();
            links.add(new Link(address, host(address), place < 0 ? OptionalInt.empty() : OptionalInt.of(place)));
        }
        return links;
    }

    /** The host as a browser would find it in the address of a web page. */
    static Optional<String> host(String address) {
        int scheme = address.indexOf(':');
        if (scheme < 0 || !address.regionMatches(true, 0, "http", 0, 4)) {
            return Optional.empty();
        }
        int from = scheme + 1;
        while (from < address.length() && (address.charAt(from) == '/' || address.charAt(from) == '\\')) {
            from++;
        }
        int end = from;
        while (end < address.length() && "/\\?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String authority = address.substring(from, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.indexOf(':');
        return Domain.canonical(unescaped(port < 0 ? host : host.substring(0, port)));
    }

    private static String unescaped(String host) {
        if (host.indexOf('%') < 0) {
            return host;
        }
        byte[] bytes = host.getBytes(StandardCharsets.UTF_8);
        int size = 0;
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' && i + 2 < bytes.length ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : -1;
            bytes[size++] = value < 0 ? bytes[i] : (byte) value;
            i += value < 0 ? 0 : 2;
        }
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1_000 : value;
    }

    /** The sanitiser writes some characters as numbers, and the ampersand by its name. */
    private static String decoded(String attribute) {
        if (attribute.indexOf('&') < 0) {
            return attribute;
        }
        StringBuilder text = new StringBuilder(attribute.length());
        int next;
        for (int at = 0; at < attribute.length(); at = next) {
            int end = attribute.charAt(at) == '&' ? attribute.indexOf(';', at) : -1;
            int character = end < 0 || end > at + 10 ? -1 : entity(attribute.substring(at + 1, end));
            next = character < 0 ? at + 1 : end + 1;
            text.appendCodePoint(character < 0 ? attribute.charAt(at) : character);
        }
        return text.toString();
    }

    private static int entity(String name) {
        try {
            return switch (name) {
                case "amp" -> '&';
                case "lt" -> '<';
                case "gt" -> '>';
                case "quot" -> '"';
                default ->
                    name.startsWith("#x")
                            ? Integer.parseInt(name.substring(2), 16)
                            : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
            };
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
