package io.repartee.web;

/**
 * What a request may be.
 *
 * @param bodyBytes the largest body
 * @param uriCharacters the longest address with its query; the HTTP server's own limit of the first line must be larger
 * @param proxies the reverse proxies in front
 * @param writes how often anything may be written
 */
public record WebLimits(int bodyBytes, int uriCharacters, Proxies proxies, WriteLimits writes) {
    /** Nobody is believed, and nothing is limited by its number. */
    public WebLimits(int bodyBytes, int uriCharacters) {
        this(bodyBytes, uriCharacters, Proxies.NONE, WriteLimits.none());
    }

    public WebLimits {
        if (bodyBytes < 1 || uriCharacters < 1) {
            throw new IllegalArgumentException("web limits must be positive");
        }
    }
}
