package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    private static final String REL = "rel=\"nofollow ugc noopener\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain|<p>plain</p>",
                "*a* **b** `c` ~~d~~|<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>",
                "about ~5 of ~10|<p>about ~5 of ~10</p>",
                "> quoted|<blockquote>\\n<p>quoted</p>\\n</blockquote>",
                "- a\\n- b|<ul><li>a</li><li>b</li></ul>",
                "3. a|<ol start=\"3\"><li>a</li></ol>",
                "a\\nb|<p>a<br />\\nb</p>",
                "a\\n\\n---\\n\\nb|<p>a</p>\\n<hr />\\n<p>b</p>",
                "    x < y|<pre><code>x &lt; y\\n</code></pre>",
                "```java\\nx\\n```|<pre><code>x\\n</code></pre>",
                "# Big *news*|<p><strong>Big <em>news</em></strong></p>",
                "Big\\n===|<p><strong>Big</strong></p>",
            })
    void rendersWhatACommentNeeds(String source, String html) {
        assertThat(render(lines(source)).strip()).isEqualTo(lines(html));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "[a](https://e.org/x)|https://e.org/x|a",
                "<https://e.org/x>|https://e.org/x|https://e.org/x",
                "see https://e.org/x, ok|https://e.org/x|https://e.org/x",
                "[a](mailto:b&#64;e.org)|mailto:b&#64;e.org|a",
                "[a](HTTP://e.org)|HTTP://e.org|a",
                "![cat](https://e.org/c.png)|https://e.org/c.png|cat",
                "![](https://e.org/c.png)|https://e.org/c.png|https://e.org/c.png",
                "[![cat](https://e.org/c.png)](https://e.org)|https://e.org|cat",
                "![[cat](https://e.org)](https://e.org/c.png)|https://e.org/c.png|cat",
            })
    void linksLeadOutAndLendNoWeight(String source, String href, String text) {
        assertThat(render(source)).contains("<a href=\"" + href + "\" " + REL + ">" + text + "</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](/settings)",
                "[a](//e.org)",
                "[a](?x=1)",
                "[a](#x)",
                "[a](x.html)",
                "[a](ftp://e.org)",
                "[a](tel:1)",
                "[a]()",
                "![a](x.png)",
                "[a](https:/e.org)",
                "[a](https:e.org)"
            })
    void whatDoesNotSayWhereItLeadsIsNoLink(String source) {
        assertThat(render(source).strip()).isEqualTo("<p>a</p>");
    }

    @Test
    void rawHtmlIsShownAsText() {
        assertThat(render("a <b>c</b> <!-- d -->").strip()).isEqualTo("<p>a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt;</p>");
        assertThat(render("<div>\nx\n</div>")).doesNotContain("<div").contains("&lt;div&gt;");
    }

    @Test
    void rightToLeftTextAndEmojiComeThrough() {
        assertThat(render("\u05E9\u05DC\u05D5\u05DD \uD83D\uDE00")).contains("\u05E9\u05DC\u05D5\u05DD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a]: https://e.org",
                "&nbsp;",
                "&#8203;",
                "&#x2800;",
                "#",
                "-",
                ">",
                "```\n```",
                "[](https://e.org)",
                "[&zwnj;](https://e.org)",
                "> -\n> - &nbsp;\n\n&#8203;"
            })
    void refusesMarkupThatShowsNothing(String source) {
        assertRefused(source, "Nothing would be seen of this text.");
    }

    @Test
    void refusesATextThatGrowsWithoutEnd() {
        String definition = "[a]: https://e.org/" + "x".repeat(30_000) + "\n\n";
        assertRefused(definition + "[a]".repeat(10_000), "The text has too much markup for its length.");
        assertRefused("a\n\n" + "#\n".repeat(1_000), "The text has too much markup for its length.");
    }

    @Test
    void aRuleIsSomethingToSee() {
        assertThat(render("---").strip()).isEqualTo("<hr />");
    }

    private static void assertRefused(String source, String detail) {
        assertThatThrownBy(() -> render(source)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_FIELDS);
            assertThat(problem.fields()).containsExactly(new Problem.Field("/body", detail));
        });
    }

    private static String render(String source) {
        return Markup.html(new CommentText(source));
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
