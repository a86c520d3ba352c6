package io.repartee.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One mapping of the file, read key by key, each with its default; overrides go first. When all keys are read,
 * {@link #mustHoldNothingElse} refuses the rest. Not thread-safe.
 */
final class Section {
    private final String path;
    private final JsonNode node;
    private final Overrides overrides;
    private final TreeSet<String> known = new TreeSet<>();

    Section(String path, JsonNode node, Overrides overrides) {
        Check.must(path.isEmpty() ? "configuration" : path, node.isObject() || isNothing(node), "must be a mapping");
        this.path = path;
        this.node = node;
        this.overrides = overrides;
    }

    String text(String key, String otherwise) {
        return value(key).orElse(otherwise).strip();
    }

    int integer(String key, int otherwise) {
        return value(key).map(text -> integerOf(key, text)).orElse(otherwise);
    }

    boolean bool(String key, boolean otherwise) {
        return value(key).map(text -> booleanOf(key, text)).orElse(otherwise);
    }

    /** One of the enum's names in lower case. */
    <E extends Enum<E>> E choice(String key, E otherwise) {
        return value(key).map(text -> choiceOf(key, text, otherwise)).orElse(otherwise);
    }

    List<String> texts(String key) {
        return list(key, JsonNode::asText);
    }

    Section section(String key) {
        return new Section(path(key), child(key), overrides);
    }

    /** The mappings of a list. An override is YAML for the whole list; single values in it have none. */
    List<Section> sections(String key) {
        String here = path(key);
        return list(key, item -> new Section(here, item, new Overrides(java.util.Map.of(), java.util.Map.of())));
    }

    void mustHoldNothingElse() {
        node.fieldNames()
                .forEachRemaining(name -> Check.must(
                        path(name),
                        known.contains(name),
                        "there is no such key here; keys are " + String.join(", ", known)));
    }

    private Optional<String> value(String key) {
        JsonNode child = child(key);
        Optional<String> override = overrides.of(path(key));
        if (override.isPresent() || isNothing(child)) {
            return override;
        }
        Check.must(path(key), child.isValueNode(), "must be a single value");
        return Optional.of(child.asText());
    }

    private <T> List<T> list(String key, Function<JsonNode, T> item) {
        JsonNode child = child(key);
        JsonNode list =
                overrides.of(path(key)).map(yaml -> Yaml.parse(path(key), yaml)).orElse(child);
        Check.must(path(key), list.isArray() || isNothing(list), "must be a list");
        List<T> all = new ArrayList<>();
        list.forEach(each -> all.add(item.apply(each)));
        return List.copyOf(all);
    }

    private JsonNode child(String key) {
        known.add(key);
        return node.path(key);
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private int integerOf(String key, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidConfiguration(path(key), "must be a whole number, not '" + text + "'");
        }
    }

    private boolean booleanOf(String key, String text) {
        Check.must(path(key), text.equals("true") || text.equals("false"), "must be true or false, not '" + text + "'");
        return text.equals("true");
    }

    private <E extends Enum<E>> E choiceOf(String key, String text, E any) {
        List<E> all = Arrays.asList(any.getDeclaringClass().getEnumConstants());
        return all.stream()
                .filter(each -> word(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidConfiguration(
                        path(key),
                        "must be one of %s, not '%s'"
                                .formatted(
                                        String.join(
                                                ", ",
                                                all.stream().map(Section::word).toList()),
                                        text)));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
