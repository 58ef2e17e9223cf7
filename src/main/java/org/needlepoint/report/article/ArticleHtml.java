package org.needlepoint.report.article;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.needlepoint.report.chart.ChartFile;
import org.needlepoint.report.table.TableHtml;

/**
 * An article as one page: nothing from outside, no scripts. Figures are SVG inside the page, as wide as on paper; where a
 * cell of a table names its source, the source is seen under the pointer.
 */
final class ArticleHtml {
    private static final String STYLE =
            "body{font-family:'Times New Roman',Times,serif;font-size:11pt;line-height:1.45;"
                    + "max-width:190mm;margin:2em auto;padding:0 1em;color:#111;background:#fff}"
                    + "h1{font-size:17pt;line-height:1.2}h2{font-size:13pt;margin-top:2em}"
                    + "nav{font-size:10pt;border-left:2pt solid #bbb;padding-left:1em}nav a{color:#0b4f82;text-decoration:none}"
                    + "nav div{margin:0}.printed-table{overflow-x:auto}"
                    + "figure.chart{margin:2em 0}figure.chart img{max-width:100%;height:auto;display:block}"
                    + "figure.chart figcaption{font-size:10pt;margin-top:.6em}"
                    + "td[data-source]:hover,th[data-source]:hover{background:#fff3c4}"
                    + ".mark{position:sticky;top:0;background:#b01c1c;color:#fff;font-weight:bold;text-align:center;padding:.2em}"
                    + "footer{margin-top:3em;border-top:.75pt solid #999;font-size:9pt;color:#444}"
                    + "@media print{body{margin:0;max-width:none}nav{display:none}figure{break-inside:avoid}}";

    /** Two neighbouring tables or figures up to here stand beside each other on paper. */
    private static final int MOST_NARROW_COLUMNS = 4;

    static final double MOST_NARROW_MM = 140;

    private final StringBuilder out = new StringBuilder(1 << 16);

    private final boolean paper;

    private ArticleHtml(boolean paper) {
        this.paper = paper;
    }

    /** The page, its numbers leading to their sources. */
    static String of(Article article) {
        return new ArticleHtml(false).write(article, new SourcePanels(article.sources()));
    }

    /** The page for paper, without sources; its figures are left to {@link ArticlePdf}. */
    static String forPaper(Article article) {
        return new ArticleHtml(true).write(article, new SourcePanels(Sources.NONE));
    }

    private String write(Article article, SourcePanels panels) {
        out.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head>");
        out.append("<meta charset=\"utf-8\" />");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />");
        element("title", article.title());
        out.append("<style>")
                .append((STYLE + SourcePanels.STYLE).replace(">", "&gt;"))
                .append("</style></head>\n<body>\n");
        article.mark().ifPresent(m -> out.append("<div class=\"mark\">")
                .append(TableHtml.escaped(m))
                .append("</div>\n"));
        element("h1", article.title());
        contents(article);
        out.append("<main>\n");
        List<Article.Part> parts = article.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (i + 1 < parts.size() && isNarrow(parts.get(i)) && isNarrow(parts.get(i + 1))) {
                out.append("<div class=\"pair\">\n");
                part(parts.get(i), panels);
                part(parts.get(++i), panels);
                out.append("</div>\n");
            } else {
                part(parts.get(i), panels);
            }
        }
        out.append("</main>\n").append(panels.html());
        if (!article.foot().isEmpty()) {
            element("footer", article.foot());
        }
        return out.append("</body></html>\n").toString();
    }

    private void part(Article.Part part, SourcePanels panels) {
        if (part instanceof Article.Heading h) {
            element("h2", h.text());
        } else if (part instanceof Article.Paragraph p) {
            element("p", p.text());
        } else if (part instanceof Article.TablePart t) {
            out.append("<div class=\"block\" id=\"")
                    .append(Article.fileName(t.table().number()))
                    .append("\">");
            out.append(TableHtml.fragment(t.table(), panels::link)).append("</div>\n");
        } else if (part instanceof Article.FigurePart f) {
            figure(f);
        }
    }

    /** Whether two such may stand beside each other on paper. */
    private static boolean isNarrow(Article.Part part) {
        return part instanceof Article.TablePart t && t.table().columns().size() <= MOST_NARROW_COLUMNS
                || part instanceof Article.FigurePart f && f.chart().size().widthMm() <= MOST_NARROW_MM;
    }

    /** Links to tables and figures. */
    private void contents(Article article) {
        if (article.tables().isEmpty() && article.figures().isEmpty()) {
            return;
        }
        out.append("<nav aria-label=\"Tables and figures\">\n");
        article.tables().forEach(t -> link(t.number(), t.markedTitle()));
        article.figures().forEach(f -> link(f.number(), f.chart().title()));
        out.append("</nav>\n");
    }

    private void link(String number, String title) {
        out.append("<div><a href=\"#").append(Article.fileName(number)).append("\">");
        out.append(TableHtml.escaped(number + ". " + title)).append("</a></div>\n");
    }

    private void figure(Article.FigurePart f) {
        String svg = paper
                ? ""
                : Base64.getEncoder().encodeToString(ChartFile.svg(f.chart()).getBytes(StandardCharsets.UTF_8));
        out.append("<figure class=\"chart\" id=\"")
                .append(Article.fileName(f.number()))
                .append("\">");
        out.append("<img style=\"width:")
                .append(Math.round(f.chart().size().widthMm()))
                .append("mm\" alt=\"");
        out.append(TableHtml.escaped(f.chart().altText()));
        out.append("\" src=\"data:image/svg+xml;base64,").append(svg).append("\" />\n<figcaption><b>");
        out.append(TableHtml.escaped(f.number())).append(".</b> ");
        out.append(TableHtml.escaped(f.caption())).append("</figcaption></figure>\n");
    }

    private void element(String name, String text) {
        out.append('<').append(name).append('>').append(TableHtml.escaped(text));
        out.append("</").append(name).append(">\n");
    }
}
