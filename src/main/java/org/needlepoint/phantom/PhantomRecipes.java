package org.needlepoint.phantom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The named recipes and the changes a user may make to them.
 *
 * <p>A recipe is a JSON object with the names of {@link PhantomRecipe}. {@code defaults.json} is complete; every named
 * recipe holds only what differs, with {@code "extends"} naming the recipe it starts from.
 */
public final class PhantomRecipes {
    private static final List<String> NAMES = List.of(
            "thigh-high-grade",
            "calf-low-grade",
            "trunk-moved",
            "oblique-slices",
            "feet-first-prone",
            "three-markers",
            "no-needle",
            "marker-missing",
            "two-needles",
            "thick-ct",
            "thin-ct",
            "small-lesion",
            "water-left-in",
            "wrong-patient",
            "missing-slices");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private PhantomRecipes() {}

    /**
     * Names of the recipes, the committed sample cases first.
     *
     * @return names
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A named recipe.
     *
     * @param name one of {@link #names}
     * @return the recipe
     * @throws IllegalArgumentException if there is none of that name
     */
    public static PhantomRecipe named(String name) {
        return read(tree(name));
    }

    /**
     * A recipe from a user's JSON: complete by the defaults or by the recipe it {@code "extends"}.
     *
     * @param json JSON object
     * @return the recipe
     * @throws IllegalArgumentException if it is not JSON, names an unknown parameter or has an unusable value; the
     *     message says which
     */
    public static PhantomRecipe parse(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (!(node instanceof ObjectNode object)) {
                throw new IllegalArgumentException("a recipe is a JSON object");
            }
            return read(extended(object));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /**
     * A recipe with single parameters changed.
     *
     * @param recipe recipe to start from
     * @param changes path → JSON value, such as {@code ct.spacingMm → 2}, {@code tissues.CELLULAR.hounsfield → 35}
     *     or {@code markers.missingOnCt → ["P2"]}; text without quotes is taken as text
     * @return the changed recipe
     * @throws IllegalArgumentException if a path names no parameter or a value is unusable; the message says which
     */
    public static PhantomRecipe changed(PhantomRecipe recipe, Map<String, String> changes) {
        ObjectNode tree = MAPPER.valueToTree(recipe);
        changes.forEach((path, value) -> {
            String[] steps = path.split("\\.");
            JsonNode node = tree;
            for (int i = 0; i + 1 < steps.length; i++) {
                node = node.path(steps[i]);
            }
            String last = steps[steps.length - 1];
            // Slips are a map whose keys the user invents; everything else must exist.
            if (!(node instanceof ObjectNode object) || !object.has(last) && !path.startsWith("markers.slips.")) {
                throw new IllegalArgumentException("there is no parameter '" + path + "'");
            }
            object.set(last, value(value));
        });
        return read(tree);
    }

    /**
     * The complete JSON of a recipe.
     *
     * @param recipe recipe
     * @return indented JSON that {@link #parse} reads back
     */
    public static String toJson(PhantomRecipe recipe) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(recipe);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A recipe cannot be written as JSON", e);
        }
    }

    private static JsonNode value(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MAPPER.getNodeFactory().textNode(text);
        }
    }

    private static ObjectNode tree(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no recipe '" + name + "'; there are " + String.join(", ", NAMES));
        }
        ObjectNode own = resource(name);
        own.put("name", name);
        return extended(own);
    }

    private static ObjectNode extended(ObjectNode own) {
        JsonNode base = own.remove("extends");
        ObjectNode result = base == null ? resource("defaults") : tree(base.asText());
        merge(result, own);
        return result;
    }

    private static ObjectNode resource(String name) {
        try (InputStream in = PhantomRecipes.class.getResourceAsStream("recipes/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its recipe " + name);
            }
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(entry -> {
            JsonNode old = into.get(entry.getKey());
            if (old instanceof ObjectNode oldObject && entry.getValue() instanceof ObjectNode newObject) {
                merge(oldObject, newObject);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static PhantomRecipe read(ObjectNode tree) {
        try {
            return MAPPER.treeToValue(tree, PhantomRecipe.class);
        } catch (JsonProcessingException e) {
            String where = e instanceof com.fasterxml.jackson.databind.JsonMappingException m ? at(m) : "";
            throw new IllegalArgumentException(where + e.getOriginalMessage(), e);
        }
    }

    private static String at(com.fasterxml.jackson.databind.JsonMappingException e) {
        String path = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(java.util.stream.Collectors.joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }
}
