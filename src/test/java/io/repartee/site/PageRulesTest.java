package io.repartee.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.web.Problem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRulesTest {
    private static final PageRules ALL = new PageRules(
            PageRules.Query.DROP,
            List.of("utm_*", "fbclid"),
            PageRules.Slash.WITHOUT,
            true,
            true,
            List.of("m.daily.example=www.daily.example"));

    @ParameterizedTest
    @CsvSource({
        "http://www.daily.example/a/?utm_source=x&id=7&fbclid=y, https://www.daily.example/a?id=7",
        "HTTPS://M.Daily.Example:443/a, https://www.daily.example/a",
        "http://www.daily.example:80, https://www.daily.example/",
        "https://www.daily.example/amp/story, https://www.daily.example/story",
        "https://www.daily.example/story/amp/, https://www.daily.example/story",
        "https://www.daily.example/story.amp.html?amp=1&page=2, https://www.daily.example/story.html?page=2",
        "https://www.daily.example/a?amp#top, https://www.daily.example/a",
        "https://www.daily.example/camp, https://www.daily.example/camp",
        "https://www.daily.example/A?b=C&a, https://www.daily.example/A?b=C&a",
        "story-4711, story-4711",
        "ftp://www.daily.example/a/, ftp://www.daily.example/a/",
        "/a/?utm_source=x, /a/?utm_source=x"
    })
    void anAddressHasOneForm(String asked, String canonical) {
        assertThat(ALL.canonical(asked)).isEqualTo(canonical);
    }

    @Test
    void withoutRulesEveryAddressIsAPageOfItsOwn() {
        assertThat(PageRules.DEFAULT.canonical("HTTP://X.example:80/a/?utm_a=1#b"))
                .isEqualTo("HTTP://X.example:80/a/?utm_a=1#b");
    }

    @Test
    void onlyNamedParametersMayBeKeptAndASlashMayAlwaysBeThere() {
        PageRules rules =
                new PageRules(PageRules.Query.KEEP, List.of("id"), PageRules.Slash.WITH, false, false, List.of());
        assertThat(rules.canonical("http://x.example/a?b=1&id=2&idx=3")).isEqualTo("http://x.example/a/?id=2");
        assertThat(rules.canonical("http://x.example/a.html")).isEqualTo("http://x.example/a.html");
    }

    /** Otherwise moving pages to their names would never come to an end. */
    @Test
    void theFormOfAFormIsThatForm() {
        Random random = new Random(7);
        List<String> parts = List.of(
                "/", "amp", ".amp", ".html", "?", "&", "amp=1", "utm_x=1", "id=1", "#", "a", "//", ".", "=", "%2F");
        for (PageRules.Slash slash : PageRules.Slash.values()) {
            PageRules rules = new PageRules(ALL.query(), ALL.parameters(), slash, true, true, ALL.hosts());
            for (int round = 0; round < 3_000; round++) {
                StringBuilder name =
                        new StringBuilder(random.nextBoolean() ? "http://m.daily.example/" : "https://x.example");
                for (int part = random.nextInt(7); part > 0; part--) {
                    name.append(parts.get(random.nextInt(parts.size())));
                }
                String once = rules.canonical(name.toString());
                assertThat(rules.canonical(once)).as(name.toString()).isEqualTo(once);
            }
        }
    }

    @Test
    void rulesThatMeanNothingAreRefusedWithTheirPlace() throws Exception {
        assertThatThrownBy(() -> read("{\"pages\":{\"parameters\":[\"a b\"],\"hosts\":[\"A=b\"]}}"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields())
                                .extracting(Problem.Field::field)
                                .contains("/policy/pages/parameters/0", "/policy/pages/hosts/0"));
        assertThatThrownBy(() -> read("{\"pages\":{\"hosts\":[\"a=b\",\"b=c\"]}}"))
                .isInstanceOf(Problem.class);
        assertThat(read("{\"pages\":{\"slash\":\"with\"}}").pages().slash()).isEqualTo(PageRules.Slash.WITH);
    }

    private static Policy read(String json) throws Exception {
        return PolicyJson.read((ObjectNode) new ObjectMapper().readTree(json), Policy.DEFAULT);
    }
}
