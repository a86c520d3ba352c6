package io.repartee.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.egress.Network;
import io.repartee.web.Proxies.Header;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final Proxies OURS = new Proxies(
            Stream.of("10.0.0.0/8", "192.168.1.1", "fd00::/8")
                    .map(Network::parse)
                    .toList(),
            Header.X_FORWARDED_FOR);

    /** What came, and for whom it counts, when it comes from a proxy of ours. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                      | 10.0.0.9
            1.2.3.4                                 | 1.2.3.4
            6.6.6.6, 1.2.3.4                        | 1.2.3.4
            6.6.6.6, 1.2.3.4, 10.0.0.1              | 1.2.3.4
            6.6.6.6, 1.2.3.4, 192.168.1.1, 10.1.1.1 | 1.2.3.4
            10.0.0.1, 10.0.0.2                      | 10.0.0.1
            6.6.6.6, unknown, 10.0.0.2              | 10.0.0.2
            6.6.6.6, '', 10.0.0.2                   | 10.0.0.2
            6.6.6.6, host.example                   | 10.0.0.9
            1.2.3.4:5678                            | 1.2.3.4
            [2001:db8::7]:443, fd00::1              | 2001:db8:0:0:0:0:0:7
            2001:db8::7                             | 2001:db8:0:0:0:0:0:7
            ::ffff:1.2.3.4                          | 1.2.3.4
            192.168.1.2                             | 192.168.1.2
            """)
    void countsTheNearestThatIsNoneOfOurs(String header, String counted) throws UnknownHostException {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("x-forwarded-for", header);
        assertThat(seen(headers, OURS)).isEqualTo(counted);
    }

    @Test
    void takesSeveralLinesAsOneList() throws UnknownHostException {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("x-forwarded-for", "6.6.6.6, 1.2.3.4")
                .add("x-forwarded-for", "10.0.0.1");
        assertThat(seen(headers, OURS)).isEqualTo("1.2.3.4");
    }

    @Test
    void readsTheOtherHeaderOnlyWhenItIsTheOneThatProxiesWrite() throws UnknownHostException {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("x-forwarded-for", "6.6.6.6")
                .add("forwarded", "for=\"[2001:db8::1]:4711\";proto=http, For=1.2.3.4;by=10.0.0.9, for=10.0.0.3");
        assertThat(seen(headers, new Proxies(OURS.trusted(), Header.FORWARDED))).isEqualTo("1.2.3.4");
        assertThat(seen(headers, OURS)).isEqualTo("6.6.6.6");
        MultiMap hidden = MultiMap.caseInsensitiveMultiMap().add("forwarded", "for=6.6.6.6, for=_hidden");
        assertThat(seen(hidden, new Proxies(OURS.trusted(), Header.FORWARDED))).isEqualTo("10.0.0.9");
    }

    private static String seen(MultiMap headers, Proxies proxies) throws UnknownHostException {
        List<String> hops = ClientAddress.hops(headers, proxies.header());
        return ClientAddress.client(InetAddress.getByName("10.0.0.9"), hops, proxies)
                .getHostAddress();
    }

    @Test
    void countsTheNetworkOfAnIpv6Customer() {
        String one = ClientAddress.network("2001:db8:1:2:3:4:5:6");
        assertThat(one).isEqualTo(ClientAddress.network("2001:db8:1:2::1"));
        assertThat(one).isNotEqualTo(ClientAddress.network("2001:db8:1:3::1"));
        assertThat(ClientAddress.network("1.2.3.4")).isEqualTo("1.2.3.4");
    }
}
