package io.repartee.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainTest {
    @ParameterizedTest
    @CsvSource({
        "ada@mail.example,         mail.example",
        "ada@MAIL.Example,         mail.example",
        "a@b@mail.example,         mail.example",
        "ada@b\u00fccher.example,  xn--bcher-kva.example",
        "ada@stra\u00dfe.example,  xn--strae-oqa.example",
        "ada@mail.example.,        mail.example",
        "ada@xn--bcher-kva.example, xn--bcher-kva.example"
    })
    void isTheWholeDomainInOneForm(String address, String domain) {
        assertThat(MailDomain.ofAddress(address)).contains(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example",
                "@mail.example",
                "ada@",
                "ada@localhost",
                "ada@-a.example",
                "ada@a..example",
                "ada@[127.0.0.1]",
                "ada@a b.example"
            })
    void otherwiseThereIsNone(String address) {
        assertThat(MailDomain.ofAddress(address)).isEmpty();
    }
}
