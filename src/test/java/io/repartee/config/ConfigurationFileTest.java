package io.repartee.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code conf/repartee.yaml} is a reference: complete, and true to the defaults. */
class ConfigurationFileTest {
    private static final Path FILE = Path.of("conf", "repartee.yaml");

    @Test
    void equalsTheDefaults() {
        assertThat(ConfigReader.read(Optional.of(FILE), Map.of(), Map.of())).isEqualTo(ConfigReader.defaults());
    }

    @Test
    void missesNoKeyAndHasNoOther() throws IOException {
        Overrides asked = new Overrides(Map.of(), Map.of());
        Config.from(new Section("", Yaml.parse("", ""), asked));
        Set<String> written = new TreeSet<>();
        collect("", Yaml.parse("file", uncommented()), written);
        assertThat(written).isEqualTo(asked.known());
    }

    @Test
    void itsExampleOfASiteUsesEveryKeyOfOne() throws IOException {
        Config config = ConfigReader.read(uncommented(), "file", Map.of(), Map.of());
        SiteDeclaration site = config.sites().get(0);
        assertThat(site.site()).isEqualTo("daily");
        assertThat(site.name()).isEqualTo("The Daily");
        assertThat(site.origins()).isNotEmpty();
        assertThat(site.guests()).isTrue();
        assertThat(site.sso())
                .singleElement()
                .satisfies(key -> assertThat(key.roles()).isTrue());
        assertThat(uncommented()).contains("moderation: post");
    }

    private static String uncommented() throws IOException {
        return Files.readString(FILE).replaceAll("(?m)^#(demo|  )", "$1").replace("sites: []", "sites:");
    }

    private static void collect(String path, JsonNode node, Set<String> into) {
        node.properties().forEach(field -> {
            String here = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (field.getValue().isObject()) {
                collect(here, field.getValue(), into);
            } else {
                into.add(Overrides.variable(here));
            }
        });
    }
}
