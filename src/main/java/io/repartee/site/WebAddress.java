package io.repartee.site;

import java.net.URI;

/** Addresses that this server may be told to ask. Whether it may reach them, the egress decides when it does. */
final class WebAddress {
    private static final int MOST_CHARACTERS = 2_000;

    private WebAddress() {}

    static boolean is(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web
                    && text.length() <= MOST_CHARACTERS
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
