package io.repartee.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** A page to read: a heading for each kind of thing, and under it each thing with its members. Everything on it is text. */
final class HtmlForm implements ExportPerson.Form {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>What is kept about you</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; border-top: 1px solid #8886; padding-top: .5rem }
            dt { opacity: .7 } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
            </style>
            <h1>What is kept about you</h1>
            """;

    private boolean empty;

    @Override
    public String begin() {
        return HEAD;
    }

    @Override
    public String list(String name) {
        empty = true;
        return "<h2>" + text(heading(name)) + "</h2>\n";
    }

    @Override
    public String entry(String json) {
        empty = false;
        StringBuilder html = new StringBuilder("<dl>");
        for (Map.Entry<String, JsonNode> member : read(json).properties()) {
            if (!member.getValue().isNull()) {
                html.append("<dt>").append(text(heading(member.getKey()))).append("</dt><dd dir=\"auto\">");
                html.append(text(shown(member.getValue()))).append("</dd>");
            }
        }
        return html.append("</dl>\n").toString();
    }

    @Override
    public String endOfList() {
        return empty ? "<p>Nothing.</p>\n" : "";
    }

    @Override
    public String end() {
        return "</html>\n";
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toPrettyString();
    }

    /** {@code earlierRevisions} reads "Earlier revisions". */
    private static String heading(String name) {
        String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
