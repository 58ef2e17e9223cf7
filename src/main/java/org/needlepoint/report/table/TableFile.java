package org.needlepoint.report.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.needlepoint.problem.ProblemException;

/** Writes one table in every form. */
public final class TableFile {
    private TableFile() {}

    /**
     * Writes a table as {@code name.html}, {@code name.csv}, {@code name.tex} and {@code name.docx}, replacing them.
     *
     * @param table table
     * @param folder existing folder
     * @param name file name without an ending
     * @return the files written
     * @throws ProblemException {@link TableProblem#NOT_WRITABLE}
     */
    public static List<Path> write(PrintedTable table, Path folder, String name) throws ProblemException {
        Path html = text(folder.resolve(name + ".html"), TableHtml.page(table.caption(), List.of(table)));
        Path csv = text(folder.resolve(name + ".csv"), TableCsv.of(table));
        Path latex = text(folder.resolve(name + ".tex"), TableLatex.of(table));
        Path docx = folder.resolve(name + ".docx");
        TableDocx.write(List.of(table), docx);
        return List.of(html, csv, latex, docx);
    }

    /** Writes a text file as UTF-8. */
    static Path text(Path file, String text) throws ProblemException {
        try {
            return Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(e, TableProblem.NOT_WRITABLE, file, reason(e));
        }
    }

    /**
     * Why writing failed, in plain words.
     *
     * @param e the failure
     * @return without the path that the message around it names, where the platform tells it apart
     */
    public static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "its folder does not exist"
                : e instanceof java.nio.file.AccessDeniedException
                        ? "permission denied"
                        : String.valueOf(e.getMessage());
    }
}
