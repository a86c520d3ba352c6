package io.repartee.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses written as such, read strictly: an IPv4 address is four decimal numbers without leading zeros. The other ways to write one
 * ({@code 2130706433}, {@code 0x7f.1}, {@code 0177.0.0.1}, {@code 127.1}) mean different things to different programs; they are no
 * address here, and {@link #looksLikeOne} tells them from names.
 */
final class Literal {
    private static final int MOST_CHARACTERS = 45;

    private Literal() {}

    static Optional<InetAddress> parse(String host) {
        return host.indexOf(':') >= 0 ? six(host) : four(host);
    }

    /** Whether some program would take it for an IPv4 address: its last part is a number. */
    static boolean looksLikeOne(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = name.substring(name.lastIndexOf('.') + 1);
        return !last.isEmpty() && last.charAt(0) >= '0' && last.charAt(0) <= '9';
    }

    private static Optional<InetAddress> four(String host) {
        String[] parts = host.split("\\.", -1);
        byte[] bytes = new byte[4];
        if (parts.length != bytes.length) {
            return Optional.empty();
        }
        for (int i = 0; i < bytes.length; i++) {
            int number = number(parts[i]);
            if (number < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
        }
        return Optional.of(Network.of(bytes));
    }

    private static int number(String part) {
        boolean right = !part.isEmpty()
                && part.length() <= 3
                && part.chars().allMatch(c -> c >= '0' && c <= '9')
                && (part.length() == 1 || part.charAt(0) != '0');
        int number = right ? Integer.parseInt(part) : -1;
        return number <= 255 ? number : -1;
    }

    /** A text with a colon is never looked up, so this asks nobody. Zones are refused. */
    private static Optional<InetAddress> six(String host) {
        boolean right = host.length() <= MOST_CHARACTERS
                && host.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80 || c == ':' || c == '.');
        try {
            return right ? Optional.of(InetAddress.getByName("[" + host + "]")) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
