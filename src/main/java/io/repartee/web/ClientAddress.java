package io.repartee.web;

import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address that limits are counted by: seen from here, the nearest that is none of our own proxies. What stands before it the
 * caller may have written. Of an IPv6 address only the first 64 bits, which is what one customer gets.
 */
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;
    private static final String UNKNOWN = "unknown";
    private static final String FOR = "for=";

    private ClientAddress() {}

    static String of(HttpServerRequest request, Proxies proxies) {
        String peer =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        if (peer == null) {
            return UNKNOWN;
        }
        InetAddress near = proxies.trusted().isEmpty() ? null : address(peer);
        return near == null || !proxies.trusts(near)
                ? network(peer)
                : network(client(near, hops(request.headers(), proxies.header()), proxies)
                        .getHostAddress());
    }

    /** @param hops as they came, the farthest first; what is no address ends the search */
    static InetAddress client(InetAddress peer, List<String> hops, Proxies proxies) {
        InetAddress seen = peer;
        for (int n = hops.size() - 1; n >= 0 && proxies.trusts(seen); n--) {
            InetAddress hop = address(hops.get(n));
            if (hop == null) {
                return seen;
            }
            seen = hop;
        }
        return seen;
    }

    static List<String> hops(MultiMap headers, Proxies.Header header) {
        boolean plain = header == Proxies.Header.X_FORWARDED_FOR;
        List<String> hops = new ArrayList<>();
        for (String line : headers.getAll(plain ? "x-forwarded-for" : "forwarded")) {
            for (String element : line.split(",", -1)) {
                hops.add(plain ? element.strip() : forwarded(element));
            }
        }
        return hops;
    }

    private static String forwarded(String element) {
        for (String pair : element.split(";", -1)) {
            String trimmed = pair.strip();
            if (trimmed.toLowerCase(Locale.ROOT).startsWith(FOR)) {
                return trimmed.substring(FOR.length()).replace("\"", "");
            }
        }
        return "";
    }

    /** With or without a port; null for a name, for "unknown" and for anything else. */
    private static @Nullable InetAddress address(String text) {
        String host = text;
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            host = text.substring(1, text.indexOf(']'));
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            host = text.substring(0, text.indexOf(':'));
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        InetAddress known = address(address.startsWith("[") ? address : "[" + address + "]");
        if (known == null) {
            return UNKNOWN;
        }
        byte[] bytes = known.getAddress();
        return bytes.length <= NETWORK_BYTES
                ? known.getHostAddress()
                : HexFormat.ofDelimiter(":").formatHex(bytes, 0, NETWORK_BYTES) + "::/64";
    }
}
