package io.repartee.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableTest {
    private final Reachable usual = new Reachable(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "5f00::1"
            })
    void keepsAwayFromWhatIsNotPublic(String address) {
        assertThat(usual.is(Literal.parse(address).orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "172.32.0.1",
                "100.128.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void reachesThePublicInternet(String address) {
        assertThat(usual.is(Literal.parse(address).orElseThrow())).isTrue();
    }

    @Test
    void reachesWhatTheOperatorAllows() {
        Reachable own = new Reachable(List.of(Network.parse("10.1.0.0/16"), Network.parse("fd00::/8")));

        assertThat(own.is(Literal.parse("10.1.255.1").orElseThrow())).isTrue();
        assertThat(own.is(Literal.parse("::ffff:10.1.2.3").orElseThrow())).isTrue();
        assertThat(own.is(Literal.parse("fd12::1").orElseThrow())).isTrue();
        assertThat(own.is(Literal.parse("10.2.0.1").orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "127.1",
                "0177.0.0.1",
                "127.0.0.01",
                "1.2.3.256",
                "1.2.3.4.",
                "fe80::1%eth0",
                "a::b::c"
            })
    void takesNoUnusualNotation(String text) {
        assertThat(Literal.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/x", "ten/8", "::/129", "10.0.0/8"})
    void refusesARangeThatIsNone(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
