package org.needlepoint.casefile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;

/**
 * Records to JSON and back: an object per record, a member per component, in order.
 *
 * <p>Jackson's own data binding would need a module for {@code Optional} and {@code java.time}, and starts slower than
 * this walk over the components; it would also write NaN, which is no JSON.
 */
public final class RecordJson {
    private RecordJson() {}

    /** A member that is missing or holds something else; the path says which. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String path;

        /**
         * Makes a failure.
         *
         * @param path where in the file; empty for the top
         * @param message what is required there
         */
        public MalformedException(String path, String message) {
            super(message);
            this.path = path.isEmpty() ? "the top" : path;
        }

        /**
         * Where in the file.
         *
         * @return such as {@code core.tipMrLpsMm[1]}
         */
        public String path() {
            return path;
        }
    }

    /**
     * Writes a value.
     *
     * @param json where to
     * @param value record, list, map of strings, optional, enum, date, text, number or one of the geometry values
     * @param path where in the file this is, for messages
     * @throws IOException if writing fails
     * @throws IllegalArgumentException if a number is not finite, naming it
     */
    public static void write(JsonGenerator json, Object value, String path) throws IOException {
        if (value instanceof Optional<?> o) {
            if (o.isPresent()) {
                write(json, o.get(), path);
            } else {
                json.writeNull();
            }
        } else if (value instanceof OptionalInt o) {
            write(json, o.isPresent() ? Optional.of(o.getAsInt()) : Optional.empty(), path);
        } else if (value instanceof OptionalDouble o) {
            write(json, o.isPresent() ? Optional.of(o.getAsDouble()) : Optional.empty(), path);
        } else if (value instanceof String s) {
            json.writeString(s);
        } else if (value instanceof Double d) {
            json.writeNumber(finite(d, path));
        } else if (value instanceof Integer i) {
            json.writeNumber(i);
        } else if (value instanceof Long l) {
            json.writeNumber(l);
        } else if (value instanceof Boolean b) {
            json.writeBoolean(b);
        } else if (value instanceof Enum<?> e) {
            json.writeString(name(e));
        } else if (value instanceof Instant || value instanceof LocalDate) {
            json.writeString(value.toString());
        } else if (value instanceof Vector3 v) {
            writeArray(json, path, v.toArray());
        } else if (value instanceof Interval i) {
            writeArray(json, path, i.low(), i.high());
        } else if (value instanceof Covariance3 c) {
            writeRows(json, path, 3, c.toArray());
        } else if (value instanceof Matrix4 m) {
            double[] elements = new double[16];
            for (int i = 0; i < 16; i++) {
                elements[i] = m.element(i / 4, i % 4);
            }
            writeRows(json, path, 4, elements);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (int i = 0; i < list.size(); i++) {
                write(json, list.get(i), path + "[" + i + "]");
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> e : map.entrySet()) {
                json.writeFieldName((String) e.getKey());
                write(json, e.getValue(), path + "." + e.getKey());
            }
            json.writeEndObject();
        } else if (value instanceof Record) {
            writeRecord(json, value, path);
        } else {
            throw new IllegalArgumentException("No JSON for " + path + ": " + value);
        }
    }

    private static void writeRecord(JsonGenerator json, Object value, String path) throws IOException {
        json.writeStartObject();
        for (RecordComponent c : value.getClass().getRecordComponents()) {
            json.writeFieldName(c.getName());
            Object member;
            try {
                // A record may be known to its own package alone.
                Method accessor = c.getAccessor();
                accessor.setAccessible(true);
                member = accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read " + c, e);
            }
            write(json, member, path.isEmpty() ? c.getName() : path + "." + c.getName());
        }
        json.writeEndObject();
    }

    private static void writeArray(JsonGenerator json, String path, double... values) throws IOException {
        json.writeStartArray();
        for (double v : values) {
            json.writeNumber(finite(v, path));
        }
        json.writeEndArray();
    }

    private static void writeRows(JsonGenerator json, String path, int columns, double... values) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < values.length; i += columns) {
            writeArray(json, path, java.util.Arrays.copyOfRange(values, i, i + columns));
        }
        json.writeEndArray();
    }

    private static double finite(double d, String path) {
        if (!Double.isFinite(d)) {
            throw new IllegalArgumentException(path + " is " + d + "; an unknown value is an empty Optional");
        }
        return d;
    }

    private static String name(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a value.
     *
     * @param node JSON
     * @param type what it must be
     * @param path where in the file this is
     * @return the value
     * @throws MalformedException if it is something else
     */
    public static Object read(JsonNode node, Type type, String path) throws MalformedException {
        if (type instanceof ParameterizedType p) {
            return readGeneric(node, p, path);
        }
        boolean unknown = node.isNull() || node.isMissingNode();
        Class<?> c = (Class<?>) type;
        if (c == OptionalInt.class) {
            return unknown ? OptionalInt.empty() : OptionalInt.of((int) read(node, int.class, path));
        } else if (c == OptionalDouble.class) {
            return unknown ? OptionalDouble.empty() : OptionalDouble.of(number(node, path));
        }
        require(!unknown, path, "a value is required");
        if (c == String.class) {
            return text(node, path);
        } else if (c == double.class || c == Double.class) {
            return number(node, path);
        } else if (c == int.class || c == Integer.class || c == long.class) {
            boolean fits = c == long.class ? node.canConvertToLong() : node.canConvertToInt();
            require(node.isIntegralNumber() && fits, path, CaseFileWording.WHOLE_NUMBER.say());
            return c == long.class ? (Object) node.longValue() : (Object) node.intValue();
        } else if (c == boolean.class) {
            require(node.isBoolean(), path, CaseFileWording.TRUE_OR_FALSE.say());
            return node.booleanValue();
        } else if (c.isEnum()) {
            return readEnum(node, c, path);
        } else if (c == Instant.class || c == LocalDate.class) {
            try {
                return c == Instant.class ? Instant.parse(text(node, path)) : LocalDate.parse(text(node, path));
            } catch (DateTimeException e) {
                throw new MalformedException(path, CaseFileWording.DATE.say());
            }
        } else if (c == Vector3.class) {
            double[] v = numbers(node, 3, path);
            return new Vector3(v[0], v[1], v[2]);
        } else if (c == Interval.class) {
            double[] v = numbers(node, 2, path);
            require(v[0] <= v[1], path, CaseFileWording.LOW_HIGH.say());
            return new Interval(v[0], v[1]);
        } else if (c == Covariance3.class) {
            return Covariance3.ofMatrix(rows(node, 3, path));
        } else if (c == Matrix4.class) {
            return new Matrix4(rows(node, 4, path));
        }
        return readRecord(node, c, path);
    }

    private static Object readGeneric(JsonNode node, ParameterizedType p, String path) throws MalformedException {
        Type element = p.getActualTypeArguments()[p.getActualTypeArguments().length - 1];
        if (p.getRawType() == Optional.class) {
            return node.isNull() || node.isMissingNode() ? Optional.empty() : Optional.of(read(node, element, path));
        }
        if (p.getRawType() == List.class) {
            require(node.isArray(), path, CaseFileWording.ARRAY.say());
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                list.add(read(node.get(i), element, path + "[" + i + "]"));
            }
            return list;
        }
        require(node.isObject(), path, CaseFileWording.OBJECT.say());
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> e : node.properties()) {
            map.put(e.getKey(), read(e.getValue(), element, path + "." + e.getKey()));
        }
        return map;
    }

    private static Object readRecord(JsonNode node, Class<?> type, String path) throws MalformedException {
        require(node.isObject(), path, CaseFileWording.OBJECT.say());
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] members = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            JsonNode member = node.has(name) ? node.get(name) : NullNode.getInstance();
            types[i] = components[i].getType();
            members[i] = read(member, components[i].getGenericType(), path.isEmpty() ? name : path + "." + name);
        }
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(members);
        } catch (InvocationTargetException e) {
            throw new MalformedException(path, String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make " + type, e);
        }
    }

    private static Object readEnum(JsonNode node, Class<?> type, String path) throws MalformedException {
        String text = text(node, path);
        for (Object constant : type.getEnumConstants()) {
            if (name((Enum<?>) constant).equals(text)) {
                return constant;
            }
        }
        throw new MalformedException(path, CaseFileWording.NOT_KNOWN.say(text));
    }

    private static String text(JsonNode node, String path) throws MalformedException {
        require(node.isTextual(), path, CaseFileWording.TEXT.say());
        return node.textValue();
    }

    private static Double number(JsonNode node, String path) throws MalformedException {
        require(node.isNumber() && Double.isFinite(node.doubleValue()), path, CaseFileWording.NUMBER.say());
        return node.doubleValue();
    }

    private static double[] numbers(JsonNode node, int n, String path) throws MalformedException {
        require(node.isArray() && node.size() == n, path, CaseFileWording.ARRAY_OF.say(n));
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = number(node.get(i), path + "[" + i + "]");
        }
        return out;
    }

    private static double[] rows(JsonNode node, int n, String path) throws MalformedException {
        require(node.isArray() && node.size() == n, path, CaseFileWording.ROWS_OF.say(n, n));
        double[] out = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(numbers(node.get(i), n, path + "[" + i + "]"), 0, out, n * i, n);
        }
        return out;
    }

    private static void require(boolean holds, String path, String message) throws MalformedException {
        if (!holds) {
            throw new MalformedException(path, message);
        }
    }
}
