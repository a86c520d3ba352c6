package io.repartee.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationListTest {
    @Test
    void theBuildHasListedEveryMigrationSoThatAStartKnowsWhetherOneIsMissing() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            String[] there = files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceFirst("V([0-9.]+)__.*\\.sql", "$1"))
                    .toArray(String[]::new);
            assertThat(Migrations.versions()).containsExactlyInAnyOrder(there);
        }
    }
}
