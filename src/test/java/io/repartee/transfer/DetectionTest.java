package io.repartee.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionTest {
    @TempDir
    private Path directory;

    @Test
    void aFileIsKnownByItsBeginning() throws Exception {
        Map<String, Formats> beginnings = Map.of(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<disqus xmlns=\"http://disqus.com\">", Formats.DISQUS,
                "<?xml version=\"1.0\"?>\n<!-- This is a WordPress eXtended RSS file -->\n<rss version=\"2.0\">",
                        Formats.WORDPRESS,
                "{\"repartee\":{\"format\":1}}\n", Formats.REPARTEE,
                "{\"version\":1,\"users\":[],\"posts\":[]}\n{\"id\":\"f1\"}\n", Formats.REMARK42,
                "{\"version\":1,\"comments\":[{\"commentHex\":\"e7\"", Formats.COMMENTO,
                "{\"version\": 3,\"pages\":[{\"countComments\":1", Formats.COMENTARIO,
                "[{\"id\":\"1\",\"page_key\":\"/a\"", Formats.ARTALK,
                "{\"type\":\"waline\",\"version\":1", Formats.WALINE,
                "{\"_id\":\"x\",\"url\":\"https://a.example\",\"commentCounts\":{}}", Formats.CORAL);
        for (Map.Entry<String, Formats> one : beginnings.entrySet()) {
            assertThat(of(one.getKey())).as(one.getKey()).isEqualTo(one.getValue());
        }
        try (InputStream isso = DetectionTest.class.getResourceAsStream("isso.db")) {
            assertThat(Detection.of(Files.write(directory.resolve("isso.db"), isso.readAllBytes())))
                    .isEqualTo(Formats.ISSO);
        }
        for (String nothing : new String[] {"", "Dear Sir", "<html>", "{}"}) {
            assertThatThrownBy(() -> of(nothing))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageContaining("choose the format");
        }
    }

    private Formats of(String beginning) throws Exception {
        return Detection.of(Files.writeString(directory.resolve("file"), beginning));
    }
}
