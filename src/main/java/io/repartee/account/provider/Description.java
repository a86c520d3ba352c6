package io.repartee.account.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a service says about itself (OpenID Connect Discovery).
 *
 * @param secretInHeader whether it takes the secret in the header, which is what it does unless it says otherwise
 */
record Description(URI authorization, URI token, String keys, boolean secretInHeader) {
    private static final String IN_HEADER = "client_secret_basic";

    /** Throws {@code provider_refused} for what is no description of that issuer. */
    static Description read(String issuer, JsonNode json) {
        if (!json.path("issuer").asText("").equals(issuer)) {
            throw Problem.of(
                    ErrorCode.PROVIDER_REFUSED, "The other service describes another one than the one that is set up.");
        }
        Set<String> methods = StreamSupport.stream(
                        json.path("token_endpoint_auth_methods_supported").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        return new Description(
                address(json, "authorization_endpoint"),
                address(json, "token_endpoint"),
                address(json, "jwks_uri").toString(),
                methods.isEmpty() || methods.contains(IN_HEADER));
    }

    private static URI address(JsonNode json, String name) {
        try {
            URI address = URI.create(json.path(name).asText(""));
            boolean fit = ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawFragment() == null;
            if (fit) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // the same as none
        }
        throw Problem.of(ErrorCode.PROVIDER_REFUSED, "The other service does not say where it is to be asked.");
    }
}
