package org.needlepoint.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A written SVG, read back as a reader with ruler and pencil would: the scale is taken from the ticks and their numbers. */
final class SvgPicture {
    private final Document document;

    /** Data value = intercept + slope × position. */
    record Ruler(double slope, double intercept) {
        double value(double position) {
            return intercept + slope * position;
        }
    }

    record Dot(double x, double y) {}

    SvgPicture(Chart chart) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            document = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(ChartFile.svg(chart).getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError("Not well-formed", e);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    /** All elements below groups whose class is or begins with the given one. */
    List<Element> in(String group, String tag) {
        List<Element> found = new ArrayList<>();
        for (Element e : elements(root(), tag)) {
            for (var p = e.getParentNode(); p instanceof Element parent; p = parent.getParentNode()) {
                String name = parent.getAttribute("class");
                if (name.equals(group) || Arrays.asList(name.split(" ")).contains(group)) {
                    found.add(e);
                    break;
                }
            }
        }
        return found;
    }

    private static List<Element> elements(Element from, String tag) {
        NodeList list = from.getElementsByTagName(tag);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < list.getLength(); i++) {
            all.add((Element) list.item(i));
        }
        return all;
    }

    List<String> texts() {
        return elements(root(), "text").stream().map(Element::getTextContent).toList();
    }

    Ruler vertical() {
        return ruler("vertical", "y1");
    }

    Ruler horizontal() {
        return ruler("horizontal", "x1");
    }

    private Ruler ruler(String axis, String attribute) {
        List<Element> ticks = in(axis, "g").stream()
                .filter(g -> g.getAttribute("class").equals("tick"))
                .toList();
        assertThat(ticks).hasSizeGreaterThanOrEqualTo(2);
        double[] position = new double[2];
        double[] value = new double[2];
        for (int i = 0; i < 2; i++) {
            Element tick = ticks.get(i == 0 ? 0 : ticks.size() - 1);
            position[i] = number(elements(tick, "line").get(0), attribute);
            value[i] = Double.parseDouble(
                    elements(tick, "text").get(0).getTextContent().replace('−', '-'));
        }
        double slope = (value[1] - value[0]) / (position[1] - position[0]);
        return new Ruler(slope, value[0] - slope * position[0]);
    }

    /** Centres of the shapes in a group, in the order drawn. */
    List<Dot> dots(String group) {
        List<Dot> dots = new ArrayList<>();
        for (Element e : in(group, "*")) {
            switch (e.getTagName()) {
                case "circle" -> dots.add(new Dot(number(e, "cx"), number(e, "cy")));
                case "rect" ->
                    dots.add(
                            new Dot(number(e, "x") + number(e, "width") / 2, number(e, "y") + number(e, "height") / 2));
                case "path" -> {
                    double[] c = coordinates(e);
                    dots.add(new Dot(middle(c, 0), middle(c, 1)));
                }
                default -> {}
            }
        }
        return dots;
    }

    private static double middle(double[] c, int from) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < c.length; i += 2) {
            least = Math.min(least, c[i]);
            greatest = Math.max(greatest, c[i]);
        }
        return (least + greatest) / 2;
    }

    /** The numbers of a path's data, x and y in turn. */
    static double[] coordinates(Element path) {
        return Arrays.stream(path.getAttribute("d").split("[MLZ ]"))
                .filter(s -> !s.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    static double number(Element e, String attribute) {
        return Double.parseDouble(e.getAttribute(attribute));
    }
}
