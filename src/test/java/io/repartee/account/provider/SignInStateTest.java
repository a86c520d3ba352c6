package io.repartee.account.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.account.Digests;
import io.repartee.account.NewSeals;
import io.repartee.account.Seals;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes to another service and back with somebody. */
class SignInStateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SiteId SITE = new SiteId(7);

    private final Seals seals = NewSeals.make();
    private final SignInState state = SignInState.begin(SITE, "google", Optional.empty(), NOW);

    @Test
    void comesBackAsItWent() {
        Optional<AccountId> account = Optional.of(new AccountId(UUID.randomUUID()));
        SignInState linking = SignInState.begin(SITE, "google", account, NOW);

        SignInState back = SignInState.parse(linking.text(seals), SITE, seals, NOW);

        assertThat(back.provider()).isEqualTo("google");
        assertThat(back.link()).isEqualTo(account);
        assertThat(back.nonce(seals)).isEqualTo(linking.nonce(seals));
        assertThat(SignInState.parse(state.text(seals), SITE, seals, NOW).link())
                .isEmpty();
    }

    @Test
    void isOverAfterTenMinutes() {
        String text = state.text(seals);
        SignInState.parse(text, SITE, seals, NOW.plusSeconds(599));
        assertRefused(ErrorCode.LINK_EXPIRED, text, NOW.plusSeconds(600));
    }

    @Test
    void isOfOneSiteAndOneInstallationAndNobodyChangesIt() {
        String text = state.text(seals);
        assertThatThrownBy(() -> SignInState.parse(text, new SiteId(8), seals, NOW))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> SignInState.parse(text, SITE, NewSeals.make(), NOW))
                .isInstanceOf(Problem.class);
        for (int place = 0; place < text.length() - 1; place++) {
            char other = text.charAt(place) == 'A' ? 'B' : 'A';
            assertRefused(ErrorCode.LINK_INVALID, text.substring(0, place) + other + text.substring(place + 1), NOW);
        }
        for (String nonsense : new String[] {"", "A", "nonsense", "*", "A".repeat(500)}) {
            assertRefused(ErrorCode.LINK_INVALID, nonsense, NOW);
        }
    }

    @Test
    void itsSecretsFollowFromItAndFromAKeyThatNobodyElseHas() {
        String verifier = state.codeVerifier(seals);
        assertThat(verifier).matches("[\\w-]{43}").isNotEqualTo(state.codeVerifier(NewSeals.make()));
        assertThat(state.codeChallenge(seals))
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Digests.sha256(verifier.getBytes(StandardCharsets.US_ASCII))));
        assertThat(state.isOfBrowser(state.browserSecret(seals), seals)).isTrue();
        assertThat(state.isOfBrowser(state.nonce(seals), seals)).isFalse();
        assertThat(state.browserSecret(seals)).isNotEqualTo(verifier);
    }

    private void assertRefused(ErrorCode code, String text, Instant now) {
        assertThatThrownBy(() -> SignInState.parse(text, SITE, seals, now))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
