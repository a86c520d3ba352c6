package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>Hello <b>you</b> and <i>you</i></p>            | <p>Hello <strong>you</strong> and <em>you</em></p> | Hello **you** and *you*
            one<br>two                                        | one<br />two                                       | one{NL}two
            <p>a</p><p>b</p>                                  | <p>a</p><p>b</p>                                   | a{NL}{NL}b
            <blockquote>said</blockquote>mine                 | <blockquote>said</blockquote>mine                  | > {NL}> said{NL}{NL}mine
            <ul><li>a</li><li>b</li></ul>                     | <ul><li>a</li><li>b</li></ul>                      | - a{NL}- b
            2 &lt; 3 &amp; 4                                  | 2 &lt; 3 &amp; 4                                   | 2 < 3 & 4
            not *bold* here                                   | not *bold* here                                    | not \\*bold\\* here
            """)
    void keepsWhatWasSaid(String foreign, String html, String source) {
        Command.Text text = ForeignText.ofHtml(foreign).orElseThrow();

        assertThat(text.html()).isEqualTo(html);
        assertThat(text.source()).isEqualTo(source.replace("{NL}", "\n").replace("\\\\", "\\"));
    }

    @Test
    void aLinkSaysItsAddressAndNothingElse() {
        Command.Text text = ForeignText.ofHtml(
                        "<a href=\"https://a.example/x\" onclick=\"steal()\" target=\"_blank\">there</a>")
                .orElseThrow();

        assertThat(text.html()).isEqualTo("<a href=\"https://a.example/x\" rel=\"nofollow ugc noopener\">there</a>");
        assertThat(text.source()).isEqualTo("[there](https://a.example/x)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>x",
                "<img src=x onerror=alert(1)>x",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<svg><script>alert(1)</script></svg>x",
                "<p style=\"position:fixed\">x</p>",
                "<iframe src=\"https://evil.example\"></iframe>x",
                "<div><b onmouseover=alert(1)>x</b></div>",
            })
    void nothingForeignReachesAPage(String hostile) {
        String html = ForeignText.ofHtml(hostile).orElseThrow().html();

        assertThat(html).contains("x");
        SafeHtmlGrammar.assertSafe(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<p></p>", "<img src=\"https://a.example/a.png\">", "<!-- c -->"})
    void whatShowsNothingIsNoComment(String html) {
        assertThat(ForeignText.ofHtml(html)).isEmpty();
    }

    @Test
    void whatNobodyTypedIsRefused() {
        assertThatThrownBy(() -> ForeignText.ofHtml("x".repeat(ForeignText.MOST_CODE_POINTS + 1)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ForeignText.ofHtml("a\u0000b")).isInstanceOf(Problem.class);
    }

    @Test
    void whatIsNestedDeeperThanAnybodyWritesIsDropped() {
        assertThat(ForeignText.ofHtml("<blockquote>".repeat(100) + "deep")).isPresent();
        assertThat(ForeignText.ofHtml("<blockquote>".repeat(4_000) + "deep")).isEmpty();
    }
}
