package io.repartee.web;

import io.repartee.egress.Network;
import java.net.InetAddress;
import java.util.List;

/**
 * The reverse proxies in front of this server, which alone are believed when they say for whom they ask.
 *
 * @param trusted where they come from; empty when there is none
 * @param header the one that they write: a caller may have written the other
 */
public record Proxies(List<Network> trusted, Header header) {
    /** How a proxy says for whom it asks. */
    public enum Header {
        /** A list of addresses, to which each proxy appends. */
        X_FORWARDED_FOR,
        /** The same as RFC 7239 has it. */
        FORWARDED
    }

    /** Nobody is believed. */
    public static final Proxies NONE = new Proxies(List.of(), Header.X_FORWARDED_FOR);

    public Proxies {
        trusted = List.copyOf(trusted);
    }

    boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }
}
