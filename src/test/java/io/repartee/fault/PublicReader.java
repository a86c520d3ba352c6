package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;

/** Reads whole threads as the public sees them, page after page. */
final class PublicReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI site;

    PublicReader(URI site) {
        this.site = site;
    }

    /** The texts of all comments, without their markup. */
    Set<String> textsOf(int pages) throws IOException, InterruptedException {
        Set<String> texts = new HashSet<>();
        for (int n = 0; n < pages; n++) {
            textsOf(Posters.page(n), texts);
        }
        return texts;
    }

    private void textsOf(String page, Set<String> texts) throws IOException, InterruptedException {
        String after = "";
        do {
            JsonNode answer = get("/thread?page=" + page + "&limit=100" + after);
            answer.path("items")
                    .forEach(item -> texts.add(
                            item.path("html").asText().replaceAll("<[^>]*>", "").trim()));
            after = answer.path("next").isNull()
                    ? ""
                    : "&after=" + answer.path("next").asText();
        } while (!after.isEmpty());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site + path)).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
