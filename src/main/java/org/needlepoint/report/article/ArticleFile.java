package org.needlepoint.report.article;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.chart.ChartFile;
import org.needlepoint.report.table.PrintedTable;
import org.needlepoint.report.table.TableDocx;
import org.needlepoint.report.table.TableFile;
import org.needlepoint.report.table.TableProblem;

/** Writes an article for co-authors and for the journal. */
public final class ArticleFile {
    private ArticleFile() {}

    /**
     * The page for co-authors.
     *
     * @param article article
     * @return XHTML in UTF-8 with figures inside, without scripts
     */
    public static String html(Article article) {
        return ArticleHtml.of(article);
    }

    /**
     * Writes {@code report.html}, all tables as {@code tables.docx}, and each table and figure in every form, named after
     * its number: {@code table-3.csv}, {@code figure-2.pdf}.
     *
     * @param article article
     * @param folder existing folder
     * @return the files written
     * @throws ProblemException if one cannot be written; those before it remain, so write into a folder that appears as a
     *     whole
     */
    public static List<Path> write(Article article, Path folder) throws ProblemException {
        List<Path> files = new ArrayList<>();
        Path page = folder.resolve("report.html");
        try {
            files.add(Files.writeString(page, html(article), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProblemException(e, TableProblem.NOT_WRITABLE, page, TableFile.reason(e));
        }
        if (!article.tables().isEmpty()) {
            Path all = folder.resolve("tables.docx");
            TableDocx.write(article.tables(), all);
            files.add(all);
        }
        for (PrintedTable t : article.tables()) {
            files.addAll(TableFile.write(t, folder, Article.fileName(t.number())));
        }
        for (Article.FigurePart f : article.figures()) {
            files.addAll(ChartFile.write(f.chart(), folder, Article.fileName(f.number())));
        }
        return files;
    }
}
