package io.repartee.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The address of an avatar: an absolute https address without user or fragment, never fetched by the server. */
final class Picture {
    private static final int MOST_CHARACTERS = 1_000;

    private Picture() {}

    static Optional<String> of(String address) {
        if (address.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address);
            boolean fit = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null;
            return fit ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
