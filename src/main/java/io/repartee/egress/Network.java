package io.repartee.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}. Immutable. */
public record Network(InetAddress address, int prefix) {
    /** @throws IllegalArgumentException when the text is no range */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = Literal.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(
                        () -> new IllegalArgumentException("must be a range such as 10.0.0.0/8, not '" + text + "'"));
        int bits = address.getAddress().length * Byte.SIZE;
        int prefix = slash < 0 ? bits : prefix(text, slash);
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("must be a range such as 10.0.0.0/8, not '" + text + "'");
        }
        return new Network(address, prefix);
    }

    /** Whether the address lies in it. One of the other family never does. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >>> bit % Byte.SIZE;
            if ((mine[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int prefix(String text, int slash) {
        try {
            return Integer.parseInt(text.substring(slash + 1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
