package io.repartee.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {
    @ParameterizedTest
    @CsvSource({
        "Example.ORG,example.org",
        "example.org.,example.org",
        "bücher.example,xn--bcher-kva.example",
        "BÜCHER.example,xn--bcher-kva.example",
        "bu\u0308cher.example,xn--bcher-kva.example",
        "xn--bcher-kva.example,xn--bcher-kva.example",
        "пример.рф,xn--e1afmkfd.xn--p1ai",
        "ｅxample。org,example.org"
    })
    void writesANameInOneWay(String text, String canonical) {
        assertThat(Domain.canonical(text)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", ".org", "a..b", "https://a.example", "a.example/x", "a.example:80", "a b", "a@b", "*.a"
            })
    void refusesWhatIsNoName(String text) {
        assertThat(Domain.canonical(text)).isEmpty();
    }

    @Test
    void knowsWhatLiesBelowADomain() {
        assertThat(Domain.isWithin("example.org", "example.org")).isTrue();
        assertThat(Domain.isWithin("www.example.org", "example.org")).isTrue();
        assertThat(Domain.isWithin("notexample.org", "example.org")).isFalse();
        assertThat(Domain.isWithin("example.org.evil.example", "example.org")).isFalse();
        assertThat(Domain.isWithin("org", "example.org")).isFalse();
    }
}
