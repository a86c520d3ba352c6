package io.repartee;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies point one way: a room knows the rooms before it in this list, and none after it. */
class HouseTest {
    private static final List<String> ROOMS = List.of(
            "ids",
            "observation",
            "egress",
            "database",
            "config",
            "mail",
            "web",
            "stream",
            "outbox",
            "site",
            "account",
            "thread",
            "comment",
            "moderation",
            "engagement",
            "notify",
            "person",
            "transfer",
            "http",
            "ops",
            "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.repartee");

    @Test
    void everyRoomIsOnThePlan() {
        Set<String> rooms = CLASSES.stream()
                .map(type -> type.getPackageName()
                        .replaceFirst("^io\\.repartee\\.?", "")
                        .replaceFirst("\\..*", ""))
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ROOMS).containsAll(rooms);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsNoneOfTheRoomsAboveIt(String room) {
        String[] above = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream()
                .map(HouseTest::packages)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packages(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** What is sent to addresses that other people name goes one way, which keeps it from this server's own network. */
    @Test
    void onlyTheEgressSendsRequests() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packages("egress"))
                .and()
                .doNotHaveFullyQualifiedName("io.repartee.cli.Rehearsal") // talks to the server that it has started
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.core.http.HttpClient")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.core.http.HttpClientAgent")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.core.http.WebSocketClient")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.ext.web.client..", "java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(URLConnection|HttpURLConnection|Socket)")
                .check(CLASSES);
    }

    static Stream<String> rooms() {
        return ROOMS.stream().limit(ROOMS.size() - 1L);
    }

    private static String packages(String room) {
        return "io.repartee." + room + "..";
    }
}
