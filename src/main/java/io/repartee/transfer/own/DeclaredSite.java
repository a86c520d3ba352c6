package io.repartee.transfer.own;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.site.Site;
import io.repartee.site.SiteDeclaration;
import io.repartee.transfer.ImportProgress;
import io.repartee.transfer.Place;
import io.repartee.transfer.SourceFile;
import io.repartee.transfer.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The site that a file of our own format tells of, under a key of its own; without sign-in keys, which no file has. */
public record DeclaredSite(String key) {
    /** @throws UnreadableFile when the file does not begin as ours do */
    public SiteDeclaration read(Path file) throws IOException {
        try (InputStream in = new SourceFile(file, ImportProgress.NONE).open()) {
            OwnLines lines = new OwnLines(in);
            OwnLines.Line header = lines.next();
            OwnLines.Line site = header == null ? null : lines.next();
            if (site == null
                    || !header.kind().equals("repartee")
                    || !site.kind().equals("site")) {
                throw new UnreadableFile(new Place(1, "the beginning"), "not an export of Repartee");
            }
            JsonNode content = site.content();
            List<String> origins = new ArrayList<>();
            content.path("origins").forEach(origin -> origins.add(origin.asText()));
            boolean held = content.path("moderation").asInt() == Site.Moderation.PRE.ordinal();
            return new SiteDeclaration(
                    key,
                    content.path("name").asText(key),
                    origins,
                    held ? Site.Moderation.PRE : Site.Moderation.POST,
                    content.path("guests").asBoolean(),
                    List.of());
        }
    }
}
