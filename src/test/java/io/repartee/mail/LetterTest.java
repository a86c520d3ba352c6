package io.repartee.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {
    private static final String ANN = "ann@daily.example";

    @ParameterizedTest
    @ValueSource(strings = {"Hello\nBcc: all@daily.example", "Hello\r", "Hello\u2028", "Hello\u0000", " ", "\ud800"})
    void aSubjectIsOneLine(String subject) {
        assertThatThrownBy(() -> new Letter(ANN, subject, "text")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@daily.example, bob@daily.example",
                "ann@daily.example\r\nRCPT TO:<bob@daily.example>",
                "Ann <ann@daily.example>",
                "\"a b\"@daily.example",
                "ann@[127.0.0.1]",
                "ann@localhost",
                "ann@-daily.example",
                "ann@daily..example",
                ".ann@daily.example",
                "ann",
                "@daily.example",
                "änn@daily.example",
                "ann@daily.example "
            })
    void itGoesToOneAddress(String to) {
        assertThatThrownBy(() -> new Letter(to, "Hello", "text")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"Bcc,x@daily.example", "bcc,x@daily.example", "'A:b',c", "'A b',c", "List-Id,'a\nb'", "List-Id,ä"})
    void headersCannotSayMoreThanTheyShould(String name, String value) {
        assertThatThrownBy(() -> new Letter(ANN, "Hello", "text", null, Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Ann.Lee+news@DAILY.Example, Ann.Lee+news@daily.example, ann.lee+news@daily.example",
        "' a@b.example ', a@b.example, a@b.example",
        "a@bücher.example, a@xn--bcher-kva.example, a@xn--bcher-kva.example"
    })
    void anAddressHasOneForm(String typed, String written, String key) {
        MailAddress address = MailAddress.parse(typed).orElseThrow();
        assertThat(address).hasToString(written);
        assertThat(address.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The Daily    | The Daily <a@b.example>
            ''           | a@b.example
            Doe, "J"     | =?UTF-8?B?RG9lLCAiSiI=?= <a@b.example>
            Ä            | =?UTF-8?B?w4Q=?= <a@b.example>
            """)
    void anyNameStaysAName(String name, String written) {
        assertThat(EncodedWords.mailbox(MailAddress.parse("a@b.example").orElseThrow(), name))
                .isEqualTo(written);
    }

    @Test
    void doesNotShowItselfInLogs() {
        assertThat(new Letter(ANN, "Hello", "secret")).asString().doesNotContain("ann", "secret", "Hello");
    }
}
