package io.repartee.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/news/1?x=2#top, https://a.example",
        "HTTPS://News.A.Example/,          https://news.a.example",
        "https://a.example:443/news,       https://a.example",
        "http://a.example:80,              http://a.example",
        "http://a.example:443/,            http://a.example:443",
        "https://a.example:8443/,          https://a.example:8443",
        "http://[::1]:8080/x,              http://[::1]:8080"
    })
    void isWrittenAsBrowsersWriteIt(String url, String origin) {
        assertThat(Origin.find(url)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.example",
                "//a.example",
                "/news",
                "ftp://a.example",
                "javascript:alert(1)",
                "https:///x",
                "https://a b.example",
                "https://a.example@evil.example/"
            })
    void otherAddressesHaveNone(String url) {
        assertThat(Origin.find(url)).isEmpty();
    }

    @Test
    void nothingHasNone() {
        assertThat(Origin.find(null)).isEmpty();
    }
}
