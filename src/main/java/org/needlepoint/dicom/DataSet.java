package org.needlepoint.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * An immutable DICOM data set: attributes in ascending order of their tags, independent of any toolkit.
 *
 * <p>Accessors return what is there and say nothing of what is not: an absent or empty attribute gives an empty
 * result, never a default.
 */
public final class DataSet {
    /** A data set without attributes. */
    public static final DataSet EMPTY = new Builder().build();

    private final TreeMap<Integer, Element> elements;

    private DataSet(TreeMap<Integer, Element> elements) {
        this.elements = elements;
    }

    /**
     * A builder with nothing in it.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder that starts with this data set's attributes.
     *
     * @return builder
     */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.elements.putAll(elements);
        return b;
    }

    /**
     * Whether an attribute is there and not empty.
     *
     * @param tag attribute
     * @return true if it has at least one value
     */
    public boolean has(Tag tag) {
        return element(tag) != null;
    }

    /** The element, or null if it is absent or empty. Keys are unsigned tags shifted into signed order. */
    private Element element(Tag tag) {
        Element e = elements.get(key(tag.number()));
        return e == null || e.count() == 0 ? null : e;
    }

    private static int key(int number) {
        return number ^ Integer.MIN_VALUE;
    }

    /**
     * The value representation an attribute was read with.
     *
     * @param tag attribute
     * @return representation; empty if the attribute is absent
     */
    public Optional<Vr> vr(Tag tag) {
        return Optional.ofNullable(elements.get(key(tag.number()))).map(Element::vr);
    }

    /**
     * All values as text. Bytes of unknown representation are taken as ASCII, which is what vendors' private text
     * becomes in an implicit-VR file.
     *
     * @param tag attribute
     * @return values without padding; empty if absent or a sequence
     */
    public List<String> texts(Tag tag) {
        Element e = element(tag);
        if (e == null) {
            return List.of();
        }
        return switch (e.vr().form()) {
            case TEXT -> List.of(e.texts());
            case INTEGERS ->
                Arrays.stream(e.integers()).mapToObj(Long::toString).toList();
            case DOUBLES ->
                Arrays.stream(e.doubles()).mapToObj(Double::toString).toList();
            case BYTES -> TextValues.split(new String(e.bytes(), StandardCharsets.US_ASCII));
            case ITEMS -> List.of();
        };
    }

    /**
     * First value as text.
     *
     * @param tag attribute
     * @return the value; empty if absent or blank
     */
    public Optional<String> text(Tag tag) {
        List<String> all = texts(tag);
        return all.isEmpty() || all.get(0).isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /**
     * All values as numbers. Bytes of unknown representation are read by the representation that the tag declares.
     *
     * @param tag attribute
     * @return a new array; empty if the attribute is absent or blank
     * @throws RuntimeException if a value is not a number; it names the attribute and the value
     */
    public double[] numbers(Tag tag) {
        Element e = element(tag);
        if (e == null) {
            return new double[0];
        }
        return switch (e.vr().form()) {
            case DOUBLES -> e.doubles().clone();
            case INTEGERS -> Arrays.stream(e.integers()).mapToDouble(v -> v).toArray();
            case TEXT -> NumericValues.parse(tag, Arrays.asList(e.texts()));
            case BYTES -> NumericValues.decode(tag, e.bytes());
            case ITEMS -> throw new MalformedValueException(tag, "a sequence");
        };
    }

    /**
     * First value as a number.
     *
     * @param tag attribute
     * @return the value; empty if absent or blank
     * @throws RuntimeException if the value is not a number
     */
    public OptionalDouble number(Tag tag) {
        double[] all = numbers(tag);
        return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(all[0]);
    }

    /**
     * First value as a whole number.
     *
     * @param tag attribute
     * @return the value; empty if absent or blank
     * @throws RuntimeException if the value is not a whole number
     */
    public OptionalInt integer(Tag tag) {
        OptionalDouble v = number(tag);
        if (v.isEmpty()) {
            return OptionalInt.empty();
        }
        int whole = (int) v.getAsDouble();
        if (whole != v.getAsDouble()) {
            throw new MalformedValueException(tag, Double.toString(v.getAsDouble()));
        }
        return OptionalInt.of(whole);
    }

    /**
     * Bytes of an attribute whose representation is OB, OW, OF, OD, OL, OV or UN; little endian.
     *
     * @param tag attribute
     * @return the bytes, not to be modified; empty if absent or of another form
     */
    public Optional<byte[]> bytes(Tag tag) {
        Element e = element(tag);
        return e == null || e.vr().form() != Vr.Form.BYTES ? Optional.empty() : Optional.of(e.bytes());
    }

    /**
     * Items of a sequence.
     *
     * @param tag attribute
     * @return items in order; empty if absent
     */
    public List<DataSet> items(Tag tag) {
        Element e = element(tag);
        return e == null || e.vr() != Vr.SQ ? List.of() : e.items();
    }

    /**
     * First item of a sequence.
     *
     * @param tag attribute
     * @return the item; an empty data set if there is none, so that lookups can be chained
     */
    public DataSet item(Tag tag) {
        List<DataSet> all = items(tag);
        return all.isEmpty() ? EMPTY : all.get(0);
    }

    /**
     * A private attribute, found by the block that its creator reserved (PS3.5 section 7.8.1).
     *
     * @param creator private creator, compared without regard to case and padding
     * @param group odd group number
     * @param element the low byte of the element number, 0x00 to 0xFF
     * @param vr representation to assume when the file does not say
     * @return the attribute's tag in this data set; empty if the creator reserved no block here or the element is
     *     not there
     */
    public Optional<Tag> privateTag(String creator, int group, int element, Vr vr) {
        for (int block = 0x10; block <= 0xff; block++) {
            Element e = elements.get(key(group << 16 | block));
            if (e != null && e.count() > 0) {
                Tag reservation = new Tag(group << 16 | block, Vr.LO, "Private Creator");
                if (text(reservation).filter(creator::equalsIgnoreCase).isPresent()) {
                    Tag tag = new Tag(group << 16 | block << 8 | element, vr, creator);
                    if (has(tag)) {
                        return Optional.of(tag);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Number of attributes.
     *
     * @return count, without those inside sequences
     */
    public int size() {
        return elements.size();
    }

    /** Hands each element to an adapter, in ascending order of tags. */
    void forEach(BiConsumer<Integer, Element> action) {
        elements.forEach((k, e) -> action.accept(k ^ Integer.MIN_VALUE, e));
    }

    /**
     * Hands each attribute to a writer, in ascending order of tags.
     *
     * @param visitor receives them
     */
    public void visit(DataSetVisitor visitor) {
        forEach((number, e) -> {
            switch (e.vr().form()) {
                case TEXT -> visitor.texts(number, e.vr(), e.texts().clone());
                case INTEGERS -> visitor.integers(number, e.vr(), e.integers().clone());
                case DOUBLES -> visitor.doubles(number, e.vr(), e.doubles().clone());
                case BYTES -> visitor.bytes(number, e.vr(), e.bytes());
                case ITEMS -> visitor.items(number, e.items());
            }
        });
    }

    /** Collects attributes, in any order; a later one replaces an earlier one of the same tag. */
    public static final class Builder {
        private final TreeMap<Integer, Element> elements = new TreeMap<>();

        private Builder() {}

        private Builder put(int number, Element e) {
            elements.put(key(number), e);
            return this;
        }

        /**
         * Text values, for a text representation; no value writes an empty attribute (type 2).
         *
         * @param tag attribute
         * @param values values
         * @return this
         */
        public Builder text(Tag tag, String... values) {
            return put(tag.number(), Element.ofTexts(tag.vr(), values));
        }

        /**
         * Numbers, in the form that the tag's representation asks for. For DS at most 16 characters are written, which
         * rounds to about 10 significant digits.
         *
         * @param tag attribute of representation DS, IS, FL, FD, US, SS, UL, SL, UV or SV
         * @param values values
         * @return this
         */
        public Builder number(Tag tag, double... values) {
            return put(
                    tag.number(),
                    switch (tag.vr().form()) {
                        case DOUBLES -> Element.ofDoubles(tag.vr(), values);
                        case INTEGERS ->
                            Element.ofIntegers(
                                    tag.vr(),
                                    Arrays.stream(values)
                                            .mapToLong(DecimalString::whole)
                                            .toArray());
                        case TEXT ->
                            Element.ofTexts(
                                    tag.vr(),
                                    Arrays.stream(values)
                                            .mapToObj(v -> tag.vr() == Vr.IS
                                                    ? Long.toString(DecimalString.whole(v))
                                                    : DecimalString.of(v))
                                            .toArray(String[]::new));
                        case BYTES, ITEMS -> throw new IllegalArgumentException(tag + " is not a number");
                    });
        }

        /**
         * Tags, for an AT attribute such as Frame Increment Pointer.
         *
         * @param tag attribute
         * @param values tags
         * @return this
         */
        public Builder tags(Tag tag, Tag... values) {
            return put(
                    tag.number(),
                    Element.ofIntegers(
                            tag.vr(),
                            Arrays.stream(values)
                                    .mapToLong(t -> t.number() & 0xffffffffL)
                                    .toArray()));
        }

        /**
         * Bytes, little endian.
         *
         * @param tag attribute of representation OB, OW, OF, OD, OL, OV or UN
         * @param bytes bytes; ownership passes to the data set
         * @return this
         */
        public Builder bytes(Tag tag, byte[] bytes) {
            return put(tag.number(), Element.ofBytes(tag.vr(), bytes));
        }

        /**
         * A sequence.
         *
         * @param tag attribute of representation SQ
         * @param items items
         * @return this
         */
        public Builder items(Tag tag, DataSet... items) {
            return put(tag.number(), Element.ofItems(List.of(items)));
        }

        /**
         * All attributes of another data set.
         *
         * @param other data set
         * @return this
         */
        public Builder all(DataSet other) {
            elements.putAll(other.elements);
            return this;
        }

        /**
         * Takes an attribute out again.
         *
         * @param tag attribute, there or not
         * @return this
         */
        public Builder without(Tag tag) {
            elements.remove(key(tag.number()));
            return this;
        }

        /**
         * Whether an attribute has been put.
         *
         * @param tag attribute
         * @return true if it has, even empty
         */
        public boolean contains(Tag tag) {
            return elements.containsKey(key(tag.number()));
        }

        /**
         * The data set.
         *
         * @return an immutable data set; the builder may go on
         */
        public DataSet build() {
            return new DataSet(new TreeMap<>(elements));
        }
    }
}
