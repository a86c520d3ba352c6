package io.repartee.account.session;

import java.util.List;
import java.util.Optional;

/** What a browser says of itself, in the two words by which people recognise their own: nothing that would tell it from others alike. */
final class Device {
    private static final String UNKNOWN = "Unknown";

    /** @param mark by which a User-Agent is known; the first that is found counts, for most call themselves by the names of others too */
    private record Sign(String name, String mark) {}

    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edge", "Edg"),
            new Sign("Opera", "OPR/"),
            new Sign("Samsung Internet", "SamsungBrowser/"),
            new Sign("Firefox", "Firefox/"),
            new Sign("Firefox", "FxiOS/"),
            new Sign("Chrome", "Chrome/"),
            new Sign("Chrome", "CriOS/"),
            new Sign("Safari", "Safari/"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Android", "Android"),
            new Sign("Windows", "Windows"),
            new Sign("Mac", "Macintosh"),
            new Sign("ChromeOS", "CrOS"),
            new Sign("Linux", "Linux"));

    private Device() {}

    /** Such as "Firefox, Linux". */
    static String of(Optional<String> userAgent) {
        String text = userAgent.orElse("");
        Optional<String> system = first(text, SYSTEMS);
        return first(text, BROWSERS)
                .map(browser -> system.map(on -> browser + ", " + on).orElse(browser))
                .or(() -> system)
                .orElse(UNKNOWN);
    }

    private static Optional<String> first(String text, List<Sign> signs) {
        return signs.stream()
                .filter(sign -> text.contains(sign.mark()))
                .map(Sign::name)
                .findFirst();
    }
}
