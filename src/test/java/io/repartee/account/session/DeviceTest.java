package io.repartee.account.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0        | Edge, Windows
            Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1      | Safari, iPhone
            Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36         | Chrome, Android
            Mozilla/5.0 (Macintosh; Intel Mac OS X 15.0; rv:140.0) Gecko/20100101 Firefox/140.0          | Firefox, Mac
            curl/8.5.0                                                                                   | Unknown
            something on Linux                                                                           | Linux
            """)
    void namesWhatPeopleRecognise(String userAgent, String device) {
        assertThat(Device.of(Optional.of(userAgent))).isEqualTo(device);
    }
}
