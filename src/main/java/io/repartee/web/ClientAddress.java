package io.repartee.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.List;

/** The address that limits are counted by. Of an IPv6 address only the first 64 bits, which is what one customer gets. */
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static String of(HttpServerRequest request, int trustedProxies) {
        String peer =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        String address = trustedProxies == 0
                ? peer
                : forwarded(request.headers().getAll("x-forwarded-for"), trustedProxies, peer);
        return address == null ? "unknown" : network(address);
    }

    /** What the outermost proxy of ours saw; whatever stands before it was written by the caller. */
    static String forwarded(List<String> headers, int trustedProxies, String peer) {
        String[] hops = String.join(",", headers).split(",");
        String seen = hops[Math.max(0, hops.length - trustedProxies)].trim();
        return seen.isEmpty() ? peer : seen;
    }

    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length <= NETWORK_BYTES
                ? address
                : HexFormat.ofDelimiter(":").formatHex(bytes, 0, NETWORK_BYTES) + "::/64";
    }
}
