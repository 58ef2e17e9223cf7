package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Diffusion encoding of a frame: the b-value by the standard attribute, then the vendors' private ones, then names.
 *
 * <p>Sources: DICOM PS3.3 C.8.13.5.9 (MR Diffusion Macro); Siemens, GE, Philips and United Imaging conformance
 * statements for the private attributes.
 */
final class Diffusion {
    /** Below this a stored b-value only labels an unweighted image: Philips writes 0.001 to 0.004 to tell them apart. */
    private static final double PSEUDO_ZERO = 1;

    /** GE adds this to b-values of multi-b acquisitions. */
    private static final double GE_OFFSET = 1e9;

    private static final Pattern SEQUENCE_NAME = Pattern.compile("_b(\\d{1,5})(?:t|#\\d+)?$");
    private static final Pattern SEQUENCE_NAME_RANGE = Pattern.compile("_b\\d+_\\d+");
    private static final Pattern DESCRIPTION =
            Pattern.compile("(?:^|[^a-z])b[ _-]?(?:value|val|wert|faktor)?[ _=-]*(\\d{1,5})(?!\\d|\\s*[-_/,+]\\s*\\d)");

    private Diffusion() {}

    /** The b-value by attributes, and warnings when two attributes disagree; empty if no attribute states one. */
    static Optional<BValue> bValue(FrameAttributes f, List<String> warnings) {
        List<BValue> found = new ArrayList<>();
        DataSet standard = f.holder(Tags.MR_DIFFUSION_SEQUENCE, Tags.DIFFUSION_B_VALUE);
        standard.number(Tags.DIFFUSION_B_VALUE).ifPresent(b -> add(found, b, Tags.DIFFUSION_B_VALUE.toString()));
        if (found.isEmpty()) {
            DataSet d = f.holder(Tags.MR_DIFFUSION_SEQUENCE, Tags.DIFFUSION_DIRECTIONALITY);
            if (d.text(Tags.DIFFUSION_DIRECTIONALITY).filter("NONE"::equals).isPresent()) {
                add(found, 0, Tags.DIFFUSION_DIRECTIONALITY + " NONE");
            }
        }
        DataSet d = f.dataSet();
        privateValue(d, "SIEMENS MR HEADER", 0x0019, 0x0c, Vr.IS, "Siemens B_value (0019,100C)", found);
        privateValue(d, "Philips Imaging DD 001", 0x2001, 0x03, Vr.FL, "Philips Diffusion B-Factor (2001,1003)", found);
        privateValue(d, "Image Private Header", 0x0065, 0x09, Vr.FD, "United Imaging b-value (0065,1009)", found);
        generalElectric(d, found);
        if (found.isEmpty()) {
            CsaHeader.of(d).ifPresent(csa -> {
                double[] b = csa.numbers("B_value");
                if (b.length > 0) {
                    add(found, b[0], "Siemens CSA header (0029,1010) B_value");
                }
            });
        }
        for (BValue other : found) {
            if (Math.abs(other.value() - found.get(0).value()) > 1) {
                warnings.add(DicomWording.B_DISAGREE.say(found.get(0).source(), other.source()));
            }
        }
        return found.stream().findFirst();
    }

    private static void add(List<BValue> found, double b, String source) {
        if (b >= 0) {
            String text = DicomWording.B_SOURCE.say(source, Text.number(b));
            boolean pseudo = b > 0 && b < PSEUDO_ZERO;
            found.add(new BValue(
                    pseudo ? 0 : b, pseudo ? DicomWording.B_PSEUDO_ZERO.say(source, Text.number(b)) : text, false));
        }
    }

    private static void privateValue(
            DataSet d, String creator, int group, int element, Vr vr, String source, List<BValue> found) {
        d.privateTag(creator, group, element, vr).ifPresent(tag -> d.number(tag).ifPresent(b -> add(found, b, source)));
    }

    /**
     * GE stores the b-value first of four integers, on multi-b scans plus 1,000,000,000. Anonymisers drop the private
     * creator but keep the element, so a GE file without any creator in group 0043 is read as well.
     */
    private static void generalElectric(DataSet d, List<BValue> found) {
        Tag bare = new Tag(0x00431039, Vr.IS, "Slop Int 6");
        Optional<Tag> tag = d.privateTag("GEMS_PARM_01", 0x0043, 0x39, Vr.IS);
        if (tag.isEmpty()
                && d.text(Tags.MANUFACTURER)
                        .filter(m -> m.toUpperCase(Locale.ROOT).startsWith("GE"))
                        .isPresent()
                && !d.has(new Tag(0x00430010, Vr.LO, "Private Creator"))
                && d.has(bare)) {
            tag = Optional.of(bare);
        }
        tag.ifPresent(t -> d.number(t).ifPresent(stored -> {
            double b = stored >= GE_OFFSET ? stored - GE_OFFSET : stored;
            String source = b == stored ? "GE (0043,1039)" : DicomWording.B_OFFSET.say("GE (0043,1039)");
            add(found, b, source);
        }));
    }

    /** The b-value as a last resort by the pulse sequence's or the series' name. */
    static Optional<BValue> bValueByName(DataSet d) {
        String sequence = d.text(Tags.SEQUENCE_NAME).orElse("").toLowerCase(Locale.ROOT);
        Matcher m = SEQUENCE_NAME.matcher(sequence);
        if (m.find()) {
            return Optional.of(new BValue(
                    Integer.parseInt(m.group(1)), DicomWording.B_BY_NAME.say("Sequence Name", sequence), true));
        }
        for (Tag tag : List.of(Tags.SERIES_DESCRIPTION, Tags.PROTOCOL_NAME, Tags.IMAGE_COMMENTS)) {
            String text = d.text(tag).orElse("").toLowerCase(Locale.ROOT);
            Matcher n = DESCRIPTION.matcher(text);
            // Two numbers in one name name a set of b-values, not this image's.
            if (n.find()) {
                String value = n.group(1);
                if (!n.find()) {
                    return Optional.of(
                            new BValue(Integer.parseInt(value), DicomWording.B_BY_NAME.say(tag.name(), text), true));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the sequence name is that of an image computed from several b-values, such as {@code *ep_b50_800}. */
    static boolean isComputedByName(DataSet d) {
        return SEQUENCE_NAME_RANGE
                .matcher(d.text(Tags.SEQUENCE_NAME).orElse("").toLowerCase(Locale.ROOT))
                .find();
    }

    /** Gradient direction in patient coordinates, rounded to tell directions apart; empty if none is stated. */
    static Optional<String> direction(FrameAttributes f) {
        DataSet macro = f.holder(Tags.MR_DIFFUSION_SEQUENCE, Tags.DIFFUSION_GRADIENT_DIRECTION_SEQUENCE);
        double[] g =
                macro.item(Tags.DIFFUSION_GRADIENT_DIRECTION_SEQUENCE).numbers(Tags.DIFFUSION_GRADIENT_ORIENTATION);
        DataSet d = f.dataSet();
        if (g.length < 3) {
            g = d.numbers(Tags.DIFFUSION_GRADIENT_ORIENTATION);
        }
        if (g.length < 3) {
            g = d.privateTag("SIEMENS MR HEADER", 0x0019, 0x0e, Vr.FD)
                    .map(d::numbers)
                    .orElse(new double[0]);
        }
        if (g.length < 3) {
            g = components(d, "GEMS_ACQU_01", 0x0019, Vr.DS, 0xbb, 0xbc, 0xbd);
        }
        if (g.length < 3) {
            g = components(d, "Philips MR Imaging DD 001", 0x2005, Vr.FL, 0xb0, 0xb1, 0xb2);
        }
        if (g.length < 3 || Math.abs(g[0]) + Math.abs(g[1]) + Math.abs(g[2]) < 1e-6) {
            return Optional.empty();
        }
        return Optional.of(Text.fixed(g[0], 3) + " " + Text.fixed(g[1], 3) + " " + Text.fixed(g[2], 3));
    }

    private static double[] components(DataSet d, String creator, int group, Vr vr, int... elements) {
        double[] out = new double[elements.length];
        for (int i = 0; i < out.length; i++) {
            Optional<Tag> tag = d.privateTag(creator, group, elements[i], vr);
            if (tag.isEmpty() || d.number(tag.get()).isEmpty()) {
                return new double[0];
            }
            out[i] = d.number(tag.get()).getAsDouble();
        }
        return out;
    }
}
