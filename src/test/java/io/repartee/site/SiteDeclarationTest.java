package io.repartee.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteDeclarationTest {
    private static SiteDeclaration site(String key, String origin) {
        return new SiteDeclaration(key, "Name", List.of(origin), Site.Moderation.POST, true, List.of());
    }

    private static SsoKey key(String issuer, String algorithm, String secret) {
        return new SsoKey(issuer, "k1", algorithm, secret, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.example", "http://localhost:8080", "https://a.example:8443", "http://[::1]:8080"})
    void takesExactOrigins(String origin) {
        assertThat(site("daily", origin).origins()).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "null",
                "a.example",
                "//a.example",
                "https://A.example",
                "https://a.example/",
                "https://a.example/path",
                "https://a.example:443",
                "http://a.example:80",
                "https://*.example",
                "ftp://a.example",
                "https://user@a.example",
                "https://a.example?x"
            })
    void refusesWhatABrowserWouldNotSend(String origin) {
        assertThatThrownBy(() -> site("daily", origin)).hasMessageContaining("sites.daily.origins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Daily", "_a", "a.b", "a b"})
    void refusesAKeyThatDoesNotFitAnAddress(String key) {
        assertThatThrownBy(() -> site(key, "https://a.example")).hasMessageContaining("sites");
    }

    @Test
    void refusesAKeyThatWouldProveNothing() {
        String secret = "s".repeat(32);
        assertThatThrownBy(() -> key("https://a.example", "HS256", "s".repeat(31)))
                .hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> key("repartee", "HS256", secret)).hasMessageContaining("issuer");
        assertThatThrownBy(() -> key("", "HS256", secret)).hasMessageContaining("issuer");
        assertThatThrownBy(() -> key("https://a.example", "none", secret)).hasMessageContaining("algorithm");
        assertThat(key("https://a.example", "HS256", secret).toString()).doesNotContain(secret);
    }

    @Test
    void refusesTwoKeysOfOneName() {
        SsoKey key = key("https://a.example", "HS256", "s".repeat(32));
        assertThatThrownBy(() ->
                        new SiteDeclaration("daily", "Name", List.of(), Site.Moderation.POST, true, List.of(key, key)))
                .hasMessageContaining("sites.daily.sso");
    }
}
