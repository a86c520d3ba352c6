package io.repartee.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    @Test
    void believesOnlyWhatOurOwnProxiesWrote() {
        List<String> headers = List.of("6.6.6.6, 1.2.3.4", "10.0.0.1");
        assertThat(ClientAddress.forwarded(headers, 1, "127.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(ClientAddress.forwarded(headers, 2, "127.0.0.1")).isEqualTo("1.2.3.4");
        assertThat(ClientAddress.forwarded(List.of(), 1, "127.0.0.1")).isEqualTo("127.0.0.1");
    }

    @Test
    void countsTheNetworkOfAnIpv6Customer() {
        String one = ClientAddress.network("2001:db8:1:2:3:4:5:6");
        assertThat(one).isEqualTo(ClientAddress.network("2001:db8:1:2::1"));
        assertThat(one).isNotEqualTo(ClientAddress.network("2001:db8:1:3::1"));
        assertThat(ClientAddress.network("1.2.3.4")).isEqualTo("1.2.3.4");
    }
}
