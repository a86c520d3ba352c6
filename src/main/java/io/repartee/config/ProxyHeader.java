package io.repartee.config;

/** Into which header the reverse proxies in front write for whom they ask. Only the one that they write may be believed. */
public enum ProxyHeader {
    X_FORWARDED_FOR("x-forwarded-for"),
    /** RFC 7239. */
    FORWARDED("forwarded");

    private final String header;

    ProxyHeader(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    static ProxyHeader of(String text) {
        for (ProxyHeader one : values()) {
            if (one.header.equals(text)) {
                return one;
            }
        }
        throw new InvalidConfiguration("proxy-header", "must be x-forwarded-for or forwarded, not '" + text + "'");
    }
}
