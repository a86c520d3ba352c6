package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the statistics count, on a site of its own for each question. */
class StatisticsIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.strictReader("Ada");

    @Test
    void countsWhatEachModeratorDidAndHowLongItHadWaited() {
        String name = "Mod of " + page;
        Api mod = SERVER.strictModerator(name);
        long[] minutes = {1, 2, 3, 100};
        for (int n = 0; n < 4; n++) {
            String id = Drafts.post(ada, page, "number " + n);
            SERVER.sql(
                    "update comment set created_at = created_at - interval '1 minute' * $2::bigint where comment_id = $1",
                    UUID.fromString(id),
                    minutes[n]);
            Drafts.decide(mod, n == 3 ? "reject" : "approve", id, 1, "held");
        }

        JsonNode day = day(mod.get("/statistics").is(200), name);

        assertThat(day.path("day").asText())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(day.at("/decisions/approve").asInt()).isEqualTo(3);
        assertThat(day.at("/decisions/reject").asInt()).isEqualTo(1);
        assertThat(day.path("shareApproved").asDouble()).isEqualTo(0.75);
        assertThat(day.path("medianSeconds").asDouble()).isCloseTo(120, within(30.0));
        assertThat(day.path("p90Seconds").asDouble()).isCloseTo(6000, within(60.0));
    }

    @Test
    void countsHowOftenWhatAPhaseHeldWasLetThrough() {
        Api mod = SERVER.moderator("Mod");
        Api grace = SERVER.reader("Grace");
        for (int n = 0; n < 4; n++) {
            String id = Drafts.post(grace, page, "nasty " + n);
            for (int reader = 0; reader < 5; reader++) {
                SERVER.reader("Reader " + n + " " + reader)
                        .post("/comments/" + id + "/reports", Map.of("reason", "threat"))
                        .is(201);
            }
            Drafts.decide(mod, n == 0 ? "approve" : "reject", id, 1, "held");
        }

        Reply statistics = mod.get("/statistics").is(200);

        JsonNode phase = statistics
                .at("/phases")
                .valueStream()
                .filter(one -> one.path("phase").asText().equals("reports"))
                .findFirst()
                .orElseThrow();
        assertThat(phase.path("decided").asInt()).isEqualTo(4);
        assertThat(phase.path("overturned").asInt()).isEqualTo(1);
        assertThat(phase.path("precision").asDouble()).isEqualTo(0.75);
        JsonNode threat = statistics
                .at("/reports")
                .valueStream()
                .filter(one -> one.path("reason").asText().equals("threat"))
                .findFirst()
                .orElseThrow();
        assertThat(threat.path("upheld").asInt()).isEqualTo(15);
        assertThat(threat.path("dismissed").asInt()).isEqualTo(5);
        assertThat(threat.path("accuracy").asDouble()).isEqualTo(0.75);
    }

    @Test
    void countsADayThatIsOverOnceAndWhatComesLateAgain() {
        String name = "Mod of " + page;
        Api mod = SERVER.strictModerator(name);
        String id = Drafts.post(ada, page, "one");
        String made =
                Drafts.decide(mod, "approve", id, 1, "held").path("decisionId").asText();
        String other = Drafts.post(ada, page, "two");
        String query = "/statistics?from=2026-02-01&to=2026-02-03";
        mod.get(query).is(200);
        for (String comment : new String[] {id, other}) {
            SERVER.sql("""
                    insert into decision (site_id, decision_id, comment_id, revision, action, before, after, account_id, by_name, at, leaves)
                    select site_id, gen_random_uuid(), $2, revision, action, before, after, account_id, by_name,
                           timestamptz '2026-02-02 23:59:59Z', leaves
                    from decision where decision_id = $1
                    """, UUID.fromString(made), UUID.fromString(comment));
            mod.get(query).is(200);
        }

        JsonNode day = day(mod.get(query).is(200), name);

        assertThat(day.path("day").asText()).isEqualTo("2026-02-02");
        assertThat(day.at("/decisions/approve").asInt()).isEqualTo(2);
        assertThat(mod.get("/statistics?from=2026-02-03&to=2026-02-04").is(200).at("/days"))
                .isEmpty();
    }

    @Test
    void saysNothingOfDaysWithoutDecisions() {
        Reply statistics = SERVER.strictModerator("Mod")
                .get("/statistics?from=2020-01-01&to=2020-01-31")
                .is(200);
        assertThat(statistics.at("/days")).isEmpty();
        assertThat(statistics.text("/from")).isEqualTo("2020-01-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=x",
                "to=2026-02-30",
                "from=2026-02-01&to=2026-01-01",
                "from=2020-01-01&to=2021-01-01",
                "from=0001-01-01"
            })
    void refusesWhatIsNoBoundedTime(String query) {
        SERVER.strictModerator("Mod").get("/statistics?" + query).is(ErrorCode.BAD_PARAMETER);
    }

    private static JsonNode day(Reply statistics, String name) {
        return statistics
                .at("/days")
                .valueStream()
                .filter(day -> day.at("/by/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
