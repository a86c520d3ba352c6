package io.repartee.transfer.formats;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.repartee.transfer.Entry;
import io.repartee.transfer.Entry.Author;
import io.repartee.transfer.Entry.Form;
import io.repartee.transfer.Entry.Standing;
import io.repartee.transfer.Entry.Text;
import io.repartee.transfer.Format;
import io.repartee.transfer.Place;
import io.repartee.transfer.SourceFile;
import io.repartee.transfer.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A backup of Remark42 ({@code backend/app/migrator/native.go}): one line about users and pages, then a line for each
 * comment. Its pages have no names but their addresses.
 */
public final class Remark42Backup implements Format {
    private static final int DEPTH = 32;
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(XmlFile.MOST_TEXT)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .reader();

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Line(
            @Nullable Integer version,
            @Nullable List<Post> posts,
            @Nullable String id,
            @Nullable String pid,
            @Nullable String text,
            @Nullable String orig,
            @Nullable User user,
            @Nullable Post locator,
            @Nullable Map<String, Boolean> votes,
            @Nullable String time,
            @Nullable Edit edit,
            @JsonProperty("delete") boolean deleted,
            @Nullable String title) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Post(
            @Nullable String url, @JsonProperty("read_only") boolean readOnly) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record User(
            @Nullable String name,
            @Nullable String id,
            @Nullable String picture) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Edit(@Nullable String time) {}

    @Override
    public void read(SourceFile file, Consumer<Entry> entries) throws IOException {
        try (InputStream in = file.open()) {
            read(in, entries);
        }
    }

    private static void read(InputStream file, Consumer<Entry> entries) throws IOException {
        long number = 0;
        try (MappingIterator<Line> lines = READER.forType(Line.class).readValues(file)) {
            Set<String> closed = new HashSet<>();
            Set<String> told = new HashSet<>();
            while (lines.hasNextValue()) {
                number++;
                Line line = lines.nextValue();
                if (number == 1) {
                    closed.addAll(closed(line));
                } else {
                    comment(number, line, closed, told, entries);
                }
            }
        } catch (JacksonException e) {
            long at = e.getLocation() == null ? number : e.getLocation().getLineNr();
            throw new UnreadableFile(new Place(at, "JSON"), e.getOriginalMessage());
        }
        if (number == 0) {
            throw new UnreadableFile(new Place(1, "the beginning"), "the file is empty");
        }
    }

    private static Set<String> closed(Line first) {
        if (first.version == null || first.id != null) {
            throw new UnreadableFile(new Place(1, "the first line"), "not a Remark42 backup: it must tell its version");
        }
        Set<String> closed = new HashSet<>();
        for (Post post : first.posts == null ? List.<Post>of() : first.posts) {
            if (post.readOnly && post.url != null) {
                closed.add(post.url);
            }
        }
        return closed;
    }

    private static void comment(long number, Line line, Set<String> closed, Set<String> told, Consumer<Entry> entries) {
        Place place = new Place(number, "comment " + line.id);
        String url = line.locator == null ? null : line.locator.url;
        Instant at = line.time == null ? null : Fields.time(line.time);
        if (line.id == null || line.user == null || url == null || url.isBlank() || at == null) {
            entries.accept(new Entry.Skipped(place, "it lacks its id, its user, its address or its time"));
            return;
        }
        if (told.add(url)) {
            entries.accept(new Entry.Page(url, null, url, line.title, !closed.contains(url), null));
        }
        entries.accept(new Entry.Comment(
                line.id,
                url,
                line.pid == null || line.pid.isEmpty() ? null : line.pid,
                new Author(
                        Optional.ofNullable(line.user.id),
                        line.user.name == null ? "" : line.user.name,
                        Optional.empty(),
                        line.user.picture),
                line.deleted ? Standing.DELETED : Standing.PUBLISHED,
                text(line),
                at,
                line.edit == null || line.edit.time == null ? null : Fields.time(line.edit.time),
                votes(line, true),
                votes(line, false)));
    }

    /** What was typed, if it was kept; its HTML is rendered anew. */
    private static Text text(Line line) {
        return line.orig == null || line.orig.isBlank()
                ? new Text(Form.HTML, line.text == null ? "" : line.text)
                : new Text(Form.MARKDOWN, line.orig);
    }

    private static int votes(Line line, boolean up) {
        return line.votes == null
                ? 0
                : (int) line.votes.values().stream()
                        .filter(vote -> vote != null && vote == up)
                        .count();
    }
}
