package io.repartee.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nodes of two versions run side by side while one is replaced after the other, so a migration only adds: what the version before
 * reads and writes stays, and goes on meaning the same ({@code docs/keeping.md}).
 */
class MigrationRulesTest {
    /** Up to here nothing was released that could run beside it. */
    private static final int FIRST_BOUND = 12;

    private static final List<Pattern> FORBIDDEN = List.of(
            Pattern.compile("\\bdrop\\s+(table|column|view|schema)\\b"),
            Pattern.compile("(?<!alter index )\\b\\w+\\s+rename\\s+(column|to)\\b"),
            Pattern.compile("\\balter\\s+column\\s+\\w+\\s+(set\\s+not\\s+null|type|set\\s+data)\\b"),
            Pattern.compile(
                    "\\badd\\s+column\\s+(?:(?!default|generated)[^,;])*\\bnot\\s+null\\b(?![^,;]*\\b(default|generated))"));

    @Test
    void migrationsOnlyAdd() throws Exception {
        for (Path file : files()) {
            String sql = plain(Files.readString(file));
            for (Pattern forbidden : FORBIDDEN) {
                assertThat(forbidden
                                .matcher(sql)
                                .results()
                                .map(found -> found.group())
                                .toList())
                        .as(file.getFileName() + ": the version before must be able to go on")
                        .isEmpty();
            }
        }
    }

    @Test
    void theRulesFindWhatTheyAreFor() {
        for (String bad : List.of(
                "alter table comment drop column html;",
                "drop table report;",
                "alter table comment rename column html to markup;",
                "alter table comment rename to remark;",
                "alter table comment alter column html type bytea;",
                "alter table comment alter column parent_id set not null;",
                "alter table comment add column score integer not null, add column more text;")) {
            assertThat(FORBIDDEN.stream().anyMatch(rule -> rule.matcher(bad).find()))
                    .as(bad)
                    .isTrue();
        }
        for (String good : List.of(
                "alter table comment add column score integer not null default 0;",
                "alter table comment add column score integer, add column more text;",
                "drop index comment_author; alter index comment_by_author rename to comment_author;",
                "alter table account_claim alter column email_digest drop not null;")) {
            assertThat(FORBIDDEN.stream().anyMatch(rule -> rule.matcher(good).find()))
                    .as(good)
                    .isFalse();
        }
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        Path folder =
                Path.of(MigrationRulesTest.class.getResource("/db/migration").toURI());
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> version(file) >= FIRST_BOUND).sorted().toList();
        }
    }

    private static int version(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceFirst("^V(\\d+)__.*", "$1"));
    }

    /** Without comments and without the bodies of functions. */
    private static String plain(String sql) {
        return sql.replaceAll("--[^\n]*", "")
                .replaceAll("(?s)\\$\\w*\\$.*?\\$\\w*\\$", "")
                .toLowerCase(Locale.ROOT);
    }
}
