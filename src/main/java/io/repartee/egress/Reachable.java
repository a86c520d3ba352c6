package io.repartee.egress;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses a request may go to: those of the public internet, and the networks that the operator allows. Not loopback, private,
 * shared (CGNAT), link-local (where clouds keep their metadata), unique local, multicast, reserved, documentation or tunnel ones.
 */
final class Reachable {
    private static final List<Network> NOT_PUBLIC = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /** Of IPv6 only this part is given out. */
    private static final Network GLOBAL_SIX = Network.parse("2000::/3");

    private final List<Network> allowed;

    Reachable(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** An IPv4 address that is written as an IPv6 one has become an IPv4 one where it was read. */
    boolean is(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        boolean four = address.getAddress().length == 4;
        return (four || GLOBAL_SIX.contains(address))
                && NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return List.of(texts).stream().map(Network::parse).toList();
    }
}
