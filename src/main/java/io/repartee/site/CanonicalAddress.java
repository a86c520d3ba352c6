package io.repartee.site;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One address for a page that has many. What it makes of its own result is that result again. Addresses of the wild need not be
 * URIs, so nothing but their parts is looked at.
 */
final class CanonicalAddress {
    private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^/?#\\s]+)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
    private static final Set<String> AMP_PARAMETERS = Set.of("amp", "amp=1", "amp=true", "outputtype=amp");

    private CanonicalAddress() {}

    /** What is no address of the web stays as it is. */
    static String of(String name, PageRules rules) {
        Matcher parts = PARTS.matcher(name);
        if (!parts.matches()) {
            return name;
        }
        String asked = parts.group(1).toLowerCase(Locale.ROOT);
        String scheme = rules.https() ? "https" : asked;
        String host = rules.host(host(asked, parts.group(2).toLowerCase(Locale.ROOT)));
        String path = path(parts.group(3), rules);
        String query = query(parts.group(4) == null ? "" : parts.group(4), rules);
        return scheme + "://" + host + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** Without the port that the scheme has anyway. */
    private static String host(String scheme, String authority) {
        String own = scheme.equals("http") ? ":80" : ":443";
        return authority.endsWith(own) ? authority.substring(0, authority.length() - own.length()) : authority;
    }

    private static String path(String asked, PageRules rules) {
        String path = asked.isEmpty() ? "/" : asked;
        for (String before = ""; !path.equals(before); ) { // a slash less may show another ending
            before = path;
            path = ended(rules.amp() ? withoutAmp(path) : path, rules);
        }
        return path;
    }

    private static String ended(String path, PageRules rules) {
        return switch (rules.slash()) {
            case AS_IS -> path;
            case WITH -> path.endsWith("/") || isFile(path) ? path : path + "/";
            case WITHOUT -> withoutSlash(path);
        };
    }

    /** {@code /amp/story}, {@code /story/amp}, {@code /story/amp/}, {@code /story.amp} and {@code /story.amp.html}. */
    private static String withoutAmp(String asked) {
        String path = asked;
        while (path.startsWith("/amp/")) {
            path = path.substring("/amp".length());
        }
        while (path.endsWith("/amp/")) {
            path = path.substring(0, path.length() - "amp/".length());
        }
        while (path.endsWith("/amp")) {
            path = path.substring(0, path.length() - "/amp".length());
        }
        path = path.replaceFirst("(?:\\.amp)+(\\.html?)?$", "$1");
        return path.isEmpty() ? "/" : path;
    }

    private static boolean isFile(String path) {
        return path.substring(path.lastIndexOf('/') + 1).contains(".");
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static String query(String asked, PageRules rules) {
        List<String> parameters =
                Arrays.stream(asked.split("&")).filter(one -> !one.isEmpty()).toList();
        return parameters.stream()
                .filter(one -> rules.keeps(one.substring(0, one.contains("=") ? one.indexOf('=') : one.length())))
                .filter(one -> !rules.amp() || !AMP_PARAMETERS.contains(one.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("&"));
    }
}
