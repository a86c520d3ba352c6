package io.repartee.testing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser at another service, as far as a test needs one: cookies, redirects, forms. It ends where the service sends it back to. */
public final class Visit {
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(name|value)=\"([^\"]*)\"");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Signs in, consents, and comes back with what the service says. */
    public static Map<String, String> goesOn(String url, String person) {
        return new Visit().to(url, person, true);
    }

    /** The same, but the person cancels. */
    public static Map<String, String> cancels(String url, String person) {
        return new Visit().to(url, person, false);
    }

    private Map<String, String> to(String url, String person, boolean consents) {
        URI here = URI.create(url);
        HttpResponse<String> answer = get(here);
        for (int steps = 0; steps < 10; steps++) {
            if (answer.statusCode() >= 300 && answer.statusCode() < 400) {
                URI next = here.resolve(answer.headers().firstValue("location").orElseThrow());
                if (next.getPath().endsWith("/sign-in")) {
                    return query(next);
                }
                here = next;
                answer = get(here);
            } else if (answer.body().contains("name=\"password\"")) {
                Map<String, String> form = hidden(answer.body());
                form.put("username", person);
                form.put("password", "secret");
                here = here.resolve("/login");
                answer = post(here, form, "");
            } else if (answer.body().contains("consent")) {
                Map<String, String> form = hidden(answer.body());
                here = here.resolve("/oauth2/authorize");
                answer = post(here, form, consents ? "&scope=profile&scope=email" : "");
            } else {
                throw new AssertionError(here + " answers " + answer.statusCode() + " " + answer.body());
            }
        }
        throw new AssertionError("never sent back");
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(page);
        while (input.find()) {
            if (input.group().contains("type=\"hidden\"")) {
                Map<String, String> attributes = new LinkedHashMap<>();
                Matcher attribute = ATTRIBUTE.matcher(input.group());
                while (attribute.find()) {
                    attributes.put(attribute.group(1), attribute.group(2));
                }
                form.put(attributes.get("name"), attributes.get("value"));
            }
        }
        return form;
    }

    private HttpResponse<String> get(URI address) {
        return send(
                HttpRequest.newBuilder(address).header("accept", "text/html").build());
    }

    private HttpResponse<String> post(URI address, Map<String, String> form, String more) {
        String body = form.entrySet().stream()
                        .map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "="
                                + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))
                + more;
        return send(HttpRequest.newBuilder(address)
                .header("accept", "text/html")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String part : address.getRawQuery().split("&")) {
            String[] pair = part.split("=", 2);
            query.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
        }
        return query;
    }
}
