package io.repartee.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionUrlTest {
    @Test
    void readsEveryPart() {
        ConnectionUrl url = ConnectionUrl.parse(
                "postgresql://some%40one:p%3Ass%2Bw+rd@db.example.org:6543/comments?sslmode=verify-full&sslrootcert=/etc/ca.pem");
        assertThat(url)
                .isEqualTo(new ConnectionUrl(
                        "db.example.org",
                        6543,
                        "comments",
                        "some@one",
                        "p:ss+w+rd",
                        "verify-full",
                        "/etc/ca.pem",
                        Pooler.NONE));
    }

    @Test
    void hasTheUsualDefaults() {
        ConnectionUrl url = ConnectionUrl.parse("postgres://me@localhost/comments");
        assertThat(url.port()).isEqualTo(5432);
        assertThat(url.password()).isEmpty();
        assertThat(url.sslMode()).isEqualTo("prefer");
    }

    @Test
    void readsWhatItWrites() {
        ConnectionUrl url = new ConnectionUrl("::1", 5433, "a b", "u:/@", "p w%?#&", "require", "", Pooler.PREPARED);
        assertThat(ConnectionUrl.parse(url.text())).isEqualTo(url);
    }

    @Test
    void hidesThePasswordInText() {
        assertThat(ConnectionUrl.local(5432, "comments", "me", "secret").toString())
                .isEqualTo("postgresql://me@127.0.0.1:5432/comments");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysql://u:p@h/d                      | must look like postgresql://
            jdbc:postgresql://h/d                | must look like postgresql://
            postgresql:///d                      | no host
            postgresql://h/d                     | no user
            postgresql://u@h/                    | no database
            postgresql://u:a:b@h/d               | %3A
            postgresql://u@h:70000/d             | the port must be
            postgresql://u@h/d?sslmode=maybe     | sslmode must be one of
            postgresql://u@h/d?options=x         | unknown parameter options
            postgresql://u:pa ss@h/d             | percent-encoded
            """)
    void saysWhatIsWrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionUrl.parse(text))
                .withMessageContaining(message);
    }
}
