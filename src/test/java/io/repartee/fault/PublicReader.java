package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Reads whole threads as the public sees them, page after page. */
final class PublicReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI site;

    PublicReader(URI site) {
        this.site = site;
    }

    /** The texts of all comments of {@code page-0}, {@code page-1}, …, without their markup, as often as they are there. */
    List<String> textsOf(int pages) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < pages; n++) {
            texts.addAll(textsOn(Writers.page(n)));
        }
        return texts;
    }

    /** The same of one page. */
    List<String> textsOn(String page) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        String after = "&fresh=any:0:0";
        do {
            JsonNode answer = get("/thread?page=" + page + "&limit=100" + after);
            answer.path("items").forEach(item -> texts.add(text(item)));
            after = answer.path("next").isNull()
                    ? ""
                    : "&after=" + answer.path("next").asText();
        } while (!after.isEmpty());
        return texts;
    }

    /** The texts that wait for a moderator, as checks hold them that could not answer while the database was away. */
    List<String> waiting(String moderator) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        String after = "";
        do {
            JsonNode answer = get("/queues/pending?limit=200" + after, moderator);
            answer.path("items").forEach(item -> texts.add(text(item)));
            after = answer.path("next").isNull()
                    ? ""
                    : "&after=" + answer.path("next").asText();
        } while (!after.isEmpty());
        return texts;
    }

    /** Where a page's stream is, from the database itself. */
    Place position(String page) {
        try {
            return Place.of(
                    get("/thread?page=" + page + "&limit=1&fresh=any:0:0").path("position"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What was typed, of a comment as the API shows it. */
    static String text(JsonNode comment) {
        return comment.path("html").asText().replaceAll("<[^>]*>", "").trim();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(site + path)).build());
    }

    /** As somebody with a token. */
    JsonNode get(String path, String token) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(site + path))
                .header("authorization", "Bearer " + token)
                .build());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
