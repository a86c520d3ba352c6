package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionTest {
    private static final String ID = "0198a4f2-7b1c-7d3e-8f10-2a3b4c5d6e7f";

    @Test
    void somebodyIsAddressedByNameAndAccount() {
        assertThat(render("Hello @[Ada *L* & Co](" + ID + "), welcome"))
                .as("a name is one text")
                .doesNotContain("span");
        assertThat(render("Hello @[Ada & Co](" + ID + "), welcome").strip())
                .isEqualTo("<p>Hello <span class=\"mention\" data-account=\"" + ID
                        + "\">&#64;Ada &amp; Co</span>, welcome</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Ada](" + ID + ")",
                "@ [Ada](" + ID + ")",
                "@[Ada](someone)",
                "@[Ada](" + ID + " \"title\")",
                "@[ ](" + ID + ")",
                "@![Ada](" + ID + ")",
                "`@[Ada](" + ID + ")`",
                "<span class=\"mention\" data-account=\"" + ID + "\">@Ada</span>"
            })
    void nothingElseIsAMention(String source) {
        assertThat(render(source)).doesNotContain("<span");
    }

    @Test
    void whatAnotherSystemWroteIsNone() {
        assertThat(SafeHtml.ofForeign("<span class=\"mention\" data-account=\"" + ID + "\">@Ada</span>"))
                .isEqualTo("@Ada".replace("@", "&#64;"));
    }

    @Test
    void sanitisingAgainChangesNothing() {
        String html = render("@[Ada](" + ID + ") and @[Bob](" + ID + ")");
        SafeHtmlGrammar.assertSafe(html);
        assertThat(SafeHtml.of(html)).isEqualTo(html);
    }

    private static String render(String source) {
        return Markup.html(CommentText.of(source, 10_000));
    }
}
