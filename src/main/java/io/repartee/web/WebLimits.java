package io.repartee.web;

/**
 * What a request may be.
 *
 * @param bodyBytes the largest body
 * @param uriCharacters the longest address with its query; the HTTP server's own limit of the first line must be larger
 * @param trustedProxies how many reverse proxies stand in front and append to {@code X-Forwarded-For}; 0 believes nobody
 */
public record WebLimits(int bodyBytes, int uriCharacters, int trustedProxies) {
    public WebLimits {
        if (bodyBytes < 1 || uriCharacters < 1 || trustedProxies < 0) {
            throw new IllegalArgumentException("web limits must be positive");
        }
    }
}
