package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may reach a page, written down a second time and independently of the sanitiser, as an exact grammar. */
final class SafeHtmlGrammar {
    private static final Pattern TOKEN = Pattern.compile("(?<text>[^<>\"'`\\x00]+)"
            + "|(?<empty><br />|<hr />)"
            + "|(?<=\\{)<!-- -->" // the sanitiser parts braces, which template engines would read
            + "|<(?<open>p|em|strong|code|pre|blockquote|ul|ol|li|del)>"
            + "|<(?<list>ol) start=\"\\d{1,9}\">"
            + "|<(?<link>a) href=\"(?i:https?://|mailto:)[^\"'<>`\\s\\x00-\\x20]+\" rel=\"nofollow ugc noopener\">"
            + "|<(?<mention>span) class=\"mention\" data-account=\"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\">"
            + "|</(?<close>[a-z]+)>");

    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|#\\d{1,7}|#x[0-9a-f]{1,6});");

    private SafeHtmlGrammar() {}

    static void assertSafe(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(html).useTransparentBounds(true);
        int at = 0;
        while (at < html.length()) {
            assertThat(token.region(at, html.length()).lookingAt())
                    .as("at %d of %s", at, html)
                    .isTrue();
            nest(token, open);
            at = token.end();
        }
        assertThat(open).as("left open in %s", html).isEmpty();
        assertThat(ENTITY.matcher(html).replaceAll("")).doesNotContain("&");
    }

    private static void nest(Matcher token, Deque<String> open) {
        for (String group : new String[] {"open", "list", "link", "mention"}) {
            if (token.group(group) != null) {
                assertThat(open).as("links cannot nest").doesNotContain(group.equals("link") ? "a" : "-");
                open.push(token.group(group));
            }
        }
        if (token.group("close") != null) {
            assertThat(open.poll()).isEqualTo(token.group("close"));
        }
    }
}
