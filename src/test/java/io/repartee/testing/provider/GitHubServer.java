package io.repartee.testing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.repartee.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What GitHub answers, as its documentation has it ("Authorizing OAuth apps", "Get the authenticated user", "List email addresses"): at the
 * addresses of a GitHub of one's own (Enterprise Server). Whoever comes has consented before, and is {@code octocat}.
 */
public final class GitHubServer implements AutoCloseable {
    public static final String CLIENT = "Iv1.8a61f9b3a7aba766";
    public static final String SECRET = "github's secret";

    private final HttpServer server;
    /** What came along with the person, by the code that was given. */
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    private final Map<String, Boolean> tokens = new ConcurrentHashMap<>();
    private volatile boolean givesAddresses = true;

    public GitHubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/login/oauth/authorize", this::authorize);
        server.createContext("/login/oauth/access_token", this::accessToken);
        server.createContext(
                "/api/v3/user",
                exchange -> withToken(
                        exchange,
                        Map.of(
                                "login", "octocat",
                                "id", 583231,
                                "node_id", "MDQ6VXNlcjE=",
                                "avatar_url", "https://avatars.githubusercontent.com/u/583231?v=4",
                                "type", "User",
                                "name", "monalisa octocat",
                                "site_admin", false)));
        server.createContext("/api/v3/user/emails", exchange -> {
            if (givesAddresses) {
                withToken(
                        exchange,
                        List.of(
                                Map.of("email", "old@octocat.example", "verified", true, "primary", false),
                                Map.of(
                                        "email",
                                        "octocat@github.example",
                                        "verified",
                                        true,
                                        "primary",
                                        true,
                                        "visibility",
                                        "public")));
            } else {
                answer(
                        exchange,
                        404,
                        Map.of("message", "Not Found", "documentation_url", "https://docs.github.com/rest"));
            }
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether the person lets their addresses be read. */
    public void givesAddresses(boolean does) {
        givesAddresses = does;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        codes.put(code, query);
        String back =
                query.get("redirect_uri") + "?code=" + code + "&state=" + URLEncoder.encode(query.get("state"), UTF_8);
        exchange.getResponseHeaders().add("location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Also what is refused is answered with 200. */
    private void accessToken(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        if (!CLIENT.equals(form.get("client_id")) || !SECRET.equals(form.get("client_secret"))) {
            refuse(exchange, "incorrect_client_credentials");
        } else if (asked == null || !asked.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
            refuse(exchange, "bad_verification_code");
        } else if (!asked.get("redirect_uri").equals(form.get("redirect_uri"))) {
            refuse(exchange, "redirect_uri_mismatch");
        } else {
            String token = "gho_" + UUID.randomUUID().toString().replace("-", "");
            tokens.put(token, true);
            answer(
                    exchange,
                    200,
                    Map.of("access_token", token, "scope", "read:user,user:email", "token_type", "bearer"));
        }
    }

    private static void refuse(HttpExchange exchange, String error) throws IOException {
        answer(
                exchange,
                200,
                Map.of("error", error, "error_description", "It is wrong.", "error_uri", "https://docs.github.com"));
    }

    private void withToken(HttpExchange exchange, Object body) throws IOException {
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("authorization"));
        if (exchange.getRequestHeaders().getFirst("user-agent") == null) {
            answer(exchange, 403, Map.of("message", "Request forbidden by administrative rules."));
        } else if (!tokens.containsKey(bearer.replaceFirst("^Bearer ", ""))) {
            answer(
                    exchange,
                    401,
                    Map.of("message", "Bad credentials", "documentation_url", "https://docs.github.com/rest"));
        } else {
            answer(exchange, 200, body);
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = Api.json(body).getBytes(UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : form.split("&")) {
            String[] pair = part.split("=", 2);
            fields.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
