package io.repartee.testing;

import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the letters say that a test server has put into its outbox. */
public record LettersSent(TestServer server) {
    private static final Pattern CODE = Pattern.compile("(?m)^    (\\d{6})$");
    private static final Pattern LINK = Pattern.compile("#link=([A-Za-z0-9_-]+)");

    /** The text of the newest letter to that address. */
    public String newest(String address) {
        var rows = server.sql(
                "select body::text as body from outbox where kind = 'mail' and body->>'to' = $1 order by outbox_id desc limit 1",
                address);
        return new JsonObject(rows.iterator().next().getString("body")).getString("text");
    }

    public String code(String address) {
        return found(CODE, newest(address));
    }

    public String link(String address) {
        return found(LINK, newest(address));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("the letter has none: " + text);
        }
        return matcher.group(1);
    }
}
