package io.repartee.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The product's own description of its HTTP side, read from the class path. Thread-safe. */
public final class OpenApi {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final OpenApi DESCRIPTION = new OpenApi(read());

    private final JsonNode root;
    private final JsonSchemaFactory schemas = factory();
    private final SchemaValidatorsConfig strict =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<JsonNode, JsonSchema> prepared = new ConcurrentHashMap<>();

    private OpenApi(JsonNode root) {
        this.root = root;
    }

    public static OpenApi description() {
        return DESCRIPTION;
    }

    /** A call that the description knows. */
    public record Operation(String method, String template, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    public List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(field -> {
                    if (METHODS.contains(field.getKey())) {
                        String method = field.getKey().toUpperCase(Locale.ROOT);
                        all.add(new Operation(method, path.getKey(), field.getValue()));
                    }
                }));
        return all;
    }

    /** The template that a path is of. A fixed part wins over a named one; a slash at the end makes no difference. */
    public Optional<String> template(String path) {
        String[] parts = path.replaceFirst("/$", "").split("/", -1);
        List<String> fitting = new ArrayList<>();
        root.path("paths").fieldNames().forEachRemaining(template -> {
            if (fits(template.split("/", -1), parts)) {
                fitting.add(template);
            }
        });
        return fitting.stream().min((one, other) -> Long.compare(named(one), named(other)));
    }

    public Optional<Operation> operation(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        return template(path)
                .flatMap(template -> operations().stream()
                        .filter(operation -> operation.template().equals(template)
                                && operation.method().equals(wanted))
                        .findFirst());
    }

    /** What an operation documents for a status, whether written there or referred to. */
    public Optional<JsonNode> response(Operation operation, int status) {
        JsonNode response = operation.node().path("responses").path(Integer.toString(status));
        return response.isMissingNode() ? Optional.empty() : Optional.of(resolved(response));
    }

    public JsonNode component(String kind, String name) {
        return root.at("/components/" + kind + "/" + name);
    }

    /** All schemas by their names. */
    public Map<String, JsonNode> schemas() {
        Map<String, JsonNode> all = new TreeMap<>();
        root.at("/components/schemas").properties().forEach(schema -> all.put(schema.getKey(), schema.getValue()));
        return all;
    }

    public JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() || !reference.startsWith("#") ? node : root.at(reference.substring(1));
    }

    /** What is wrong with a value, in words; empty when it is as described. */
    public Set<String> faults(JsonNode schema, JsonNode value) {
        Set<String> faults = new TreeSet<>();
        prepared.computeIfAbsent(schema, this::prepare)
                .validate(value.toString(), InputFormat.JSON)
                .forEach(message -> faults.add(message.toString()));
        return faults;
    }

    /** References point into the components, so every schema gets them as its own. */
    private JsonSchema prepare(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", root.path("components"));
        return schemas.getSchema(whole, strict);
    }

    private static JsonSchemaFactory factory() {
        JsonMetaSchema schema = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("components"))
                .build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, factory -> factory.metaSchema(schema));
    }

    private static boolean fits(String[] template, String[] parts) {
        if (template.length != parts.length) {
            return false;
        }
        for (int n = 0; n < parts.length; n++) {
            boolean any = template[n].startsWith("{") && !parts[n].isEmpty();
            if (!any && !template[n].equals(parts[n])) {
                return false;
            }
        }
        return true;
    }

    private static long named(String template) {
        return template.chars().filter(c -> c == '{').count();
    }

    private static JsonNode read() {
        try (InputStream yaml = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
