package org.needlepoint.report.article;

import static org.needlepoint.report.table.TableHtml.escaped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the numbers of a page come from, as panels that a click opens: number → columns and cases → rows, result files,
 * DICOM objects. Panels are elements that the page's style shows only while they are the target of a link, so that no
 * script is needed.
 */
final class SourcePanels {
    static final String STYLE =
            "a.number{color:inherit;text-decoration:none;border-bottom:.5pt dotted #999}a.number:hover{border-bottom-style:solid}"
                    + ".source{display:none}.source:target{display:block;position:fixed;left:0;right:0;bottom:0;"
                    + "max-height:45vh;overflow:auto;background:#fffdf2;border-top:2pt solid #b58900;padding:.4em 1.5em .8em;"
                    + "font-size:9.5pt;box-shadow:0 -2pt 8pt rgba(0,0,0,.15)}.source p{margin:.4em 0}.source .close{float:right}"
                    + ".source table{border-collapse:collapse}.source td,.source th{text-align:left;vertical-align:top;"
                    + "padding:1pt 10pt 1pt 0;overflow-wrap:anywhere}"
                    + "@media print{.source,.source:target{display:none}a.number{border:0}}";

    /** Above so many names in all panels, those of one set stand in one panel, to which the others lead. */
    private static final int MOST_NAMES = 40_000;

    /** Above so many DICOM objects they are left to provenance.json. */
    private static final int MOST_OBJECTS = 40_000;

    private static final int PREVIEW = 20;

    private final Sources sources;
    private final Map<List<Object>, Integer> panels = new LinkedHashMap<>();
    private final Map<String, Integer> cases = new LinkedHashMap<>();
    private final boolean namesApart;
    private final boolean objectsApart;
    private final StringBuilder out = new StringBuilder(1 << 14);

    SourcePanels(Sources sources) {
        this.sources = sources;
        sources.numbers().values().forEach(n -> panels.putIfAbsent(content(n), panels.size() + 1));
        sources.cases().keySet().forEach(id -> cases.put(id, cases.size() + 1));
        long names = panels.keySet().stream()
                .mapToLong(p -> sources.caseSets().get((String) p.get(0)).size())
                .sum();
        namesApart = names > MOST_NAMES;
        long objects = sources.cases().values().stream()
                .flatMap(c -> c.results().stream())
                .mapToLong(r -> r.objects().size())
                .sum();
        objectsApart = objects > MOST_OBJECTS;
    }

    /** What a panel shows; numbers that rest on the same share one. */
    private static List<Object> content(Sources.Number n) {
        return List.of(n.caseSet(), n.columns());
    }

    /** Where a number leads. */
    Optional<String> link(String key) {
        return Optional.ofNullable(sources.numbers().get(key)).map(n -> "#source-" + panels.get(content(n)));
    }

    /** All panels; empty without sources. */
    String html() {
        if (panels.isEmpty()) {
            return "";
        }
        out.append("<section id=\"sources\" aria-label=\"Sources of the numbers\">\n");
        panels.forEach((content, number) -> {
            String set = (String) content.get(0);
            List<String> ids = sources.caseSets().get(set);
            open("source-" + number);
            out.append("<p><b>").append(columns((List<?>) content.get(1))).append("</b> of ");
            if (namesApart) {
                out.append("<a href=\"#")
                        .append(set)
                        .append("\">")
                        .append(count(ids))
                        .append("</a>: ");
                names(ids.subList(0, Math.min(PREVIEW, ids.size())));
                out.append(ids.size() > PREVIEW ? ", …" : "");
            } else {
                out.append(count(ids)).append(": ");
                names(ids);
            }
            out.append("</p></div>\n");
        });
        if (namesApart) {
            sources.caseSets().forEach((set, ids) -> {
                open(set);
                out.append("<p>").append(count(ids)).append(": ");
                names(ids);
                out.append("</p></div>\n");
            });
        }
        sources.cases().forEach(this::panel);
        return out.append("</section>\n").toString();
    }

    private void open(String id) {
        out.append("<div class=\"source\" id=\"").append(id);
        out.append("\"><a class=\"close\" href=\"#closed\">close ×</a>");
    }

    private static String columns(List<?> columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(c -> names.add(escaped((String) c)));
        return (names.size() == 1 ? "Column " : "Columns ") + String.join(", ", names);
    }

    private static String count(List<String> ids) {
        return ids.size() + (ids.size() == 1 ? " case" : " cases");
    }

    private void names(List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            out.append(i == 0 ? "" : ", ").append("<a href=\"#case-").append(cases.get(ids.get(i)));
            out.append("\">").append(escaped(ids.get(i))).append("</a>");
        }
    }

    private void panel(String id, Sources.Case c) {
        open("case-" + cases.get(id));
        out.append("<p><b>").append(escaped(id)).append("</b></p>");
        if (!c.rows().isEmpty()) {
            out.append("<table><tr><th>Table</th><th>Line</th><th>SHA-256 of the file</th></tr>");
            c.rows()
                    .forEach(r -> row(
                            r.file(), String.valueOf(r.line()), sources.files().get(r.file())));
            out.append("</table>");
        }
        for (Sources.Result r : c.results()) {
            out.append("<p>").append(escaped(r.file())).append(", SHA-256 ");
            out.append(escaped(sources.files().get(r.file())));
            out.append(", measured with version ").append(escaped(r.softwareVersion()));
            out.append(" from ").append(r.objects().size()).append(" DICOM objects");
            if (objectsApart) {
                out.append("; they are in provenance.json</p>");
                continue;
            }
            out.append(":</p><table><tr><th>Role</th><th>SOP Instance UID</th><th>SHA-256</th></tr>");
            r.objects().forEach(o -> row(o.role(), o.sopInstanceUid(), o.sha256()));
            out.append("</table>");
        }
        out.append("</div>\n");
    }

    private void row(String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append("<td>").append(escaped(cell)).append("</td>");
        }
        out.append("</tr>");
    }
}
