package io.repartee.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells by its beginning which system wrote a file. */
public final class Detection {
    private static final int BEGINNING = 256 * 1024;
    private static final List<Map.Entry<Pattern, Formats>> SIGNS = List.of(
            sign("^SQLite format 3\0", Formats.ISSO),
            sign("^[^{\\[]{0,2000}<disqus[\\s>]", Formats.DISQUS),
            sign("^[^{\\[]{0,20000}<rss[\\s>]", Formats.WORDPRESS),
            sign("^\\s*\\{\\s*\"repartee\"\\s*:", Formats.REPARTEE),
            sign("^\\s*\\{\\s*\"version\"\\s*:\\s*\\d+\\s*,\\s*\"users\"", Formats.REMARK42),
            sign("\"commentHex\"\\s*:", Formats.COMMENTO),
            sign("\"page_key\"\\s*:", Formats.ARTALK),
            sign("\"type\"\\s*:\\s*\"waline\"", Formats.WALINE),
            sign("\"(storyID|commentCounts)\"\\s*:", Formats.CORAL),
            sign("\"version\"\\s*:\\s*3\\b", Formats.COMENTARIO));

    private Detection() {}

    private static Map.Entry<Pattern, Formats> sign(String pattern, Formats format) {
        return Map.entry(Pattern.compile(pattern), format);
    }

    /** Throws {@link UnreadableFile} when nothing that is known begins so. */
    public static Formats of(Path file) throws IOException {
        String beginning;
        try (InputStream in = new SourceFile(file, ImportProgress.NONE).open()) {
            beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        }
        return SIGNS.stream()
                .filter(sign -> sign.getKey().matcher(beginning).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new UnreadableFile(
                        new Place(1, "the beginning"), "no system is known whose files begin so; choose the format"));
    }
}
