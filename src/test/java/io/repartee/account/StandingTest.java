package io.repartee.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SanctionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static Sanction sanction(SanctionKind kind, @Nullable Instant until) {
        return new Sanction(new SanctionId(UUID.randomUUID()), kind, until, "x", null, NOON.minusSeconds(60));
    }

    private static Standing standing(Sanction... sanctions) {
        return new Standing(true, List.of(sanctions), Instant.MIN, Optional.empty());
    }

    @Test
    void whatIsOverIsOverAtItsVeryEnd() {
        Standing standing = standing(sanction(SanctionKind.SUSPEND, NOON), sanction(SanctionKind.PREMODERATE, null));

        assertThat(standing.at(NOON.minusNanos(1)).barred()).isPresent();
        assertThat(standing.at(NOON).barred()).isEmpty();
        assertThat(standing.at(NOON).premoderated()).isTrue();
    }

    @Test
    void aBanIsSaidBeforeASuspension() {
        Standing standing = standing(sanction(SanctionKind.SUSPEND, NOON), sanction(SanctionKind.BAN, null));

        assertThat(standing.barred().orElseThrow().kind()).isEqualTo(SanctionKind.BAN);
        assertThat(standing.kinds()).containsExactly(SanctionKind.BAN, SanctionKind.SUSPEND);
    }

    @Test
    void whoStandsClearKeepsTheVerySameObject() {
        assertThat(Standing.CLEAR.at(NOON)).isSameAs(Standing.CLEAR);
        assertThat(Standing.CLEAR.and(List.of())).isSameAs(Standing.CLEAR);
    }

    @Test
    void tokensCountFromTheMomentOfTheSignOutOn() {
        Standing signedOut = new Standing(true, List.of(), NOON, Optional.empty());

        assertThat(signedOut.accepts(NOON)).isTrue();
        assertThat(signedOut.accepts(NOON.minusNanos(1))).isFalse();
        assertThat(signedOut.accepts(Instant.EPOCH)).isFalse();
        assertThat(Standing.CLEAR.accepts(Instant.EPOCH)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "READER,    MODERATOR, false, MODERATOR",
        "ADMIN,     MODERATOR, false, ADMIN",
        "MODERATOR, MODERATOR, false, MODERATOR",
        "ADMIN,     READER,    true,  READER",
        "READER,    MODERATOR, true,  READER",
        "MODERATOR, MODERATOR, true,  MODERATOR"
    })
    void theHigherRoleCountsUnlessItWasLowered(Role proven, Role said, boolean atMost, Role counts) {
        Standing standing = new Standing(true, List.of(), Instant.MIN, Optional.of(new RoleRule(said, atMost)));

        assertThat(standing.role(proven)).isEqualTo(counts);
    }
}
