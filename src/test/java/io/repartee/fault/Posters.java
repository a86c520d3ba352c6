package io.repartee.fault;

import io.repartee.testing.PublisherToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * People who post as fast as they are answered, and remember which texts were acknowledged. Every text is another one, and
 * the key of its request too.
 */
final class Posters implements AutoCloseable {
    /** When a post counts as acknowledged. */
    enum Count {
        WHEN_ANSWERED,
        /** The bug that a check of acknowledged posts must catch: counted before anything is durable. */
        WHEN_SENT
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI site;
    private final int pages;
    private final Count count;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Crew crew = new Crew();

    /** @param site the address below which the posts go */
    Posters(URI site, String siteKey, int people, int pages, Count count) {
        this.site = site;
        this.pages = pages;
        this.count = count;
        for (int n = 0; n < people; n++) {
            String token = PublisherToken.reader(siteKey, "poster-" + n);
            crew.add("poster-" + n, () -> post(token));
        }
    }

    /** The texts that were acknowledged so far; it goes on growing. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    static String page(int number) {
        return Writers.page(number);
    }

    private void post(String token) throws InterruptedException {
        try {
            for (int n = 0; !crew.hasEnough(); n++) {
                String text = UUID.randomUUID().toString();
                if (count == Count.WHEN_SENT) {
                    acknowledged.add(text);
                }
                HttpResponse<String> answer = http.send(request(token, n, text), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    acknowledged.add(text);
                }
            }
        } catch (IOException e) {
            // the server is gone: nothing more is acknowledged
        }
    }

    private HttpRequest request(String token, int n, String text) {
        String body = "{\"page\":{\"key\":\"%s\"},\"body\":\"%s\"}".formatted(page(n % pages), text);
        return HttpRequest.newBuilder(URI.create(site + "/comments"))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .header("idempotency-key", text)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public void close() {
        crew.close();
    }
}
