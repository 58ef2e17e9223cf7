package org.needlepoint.report.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.needlepoint.problem.ProblemException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/**
 * Tables as a word processor's document (DOCX): caption above, three rules, a head that is repeated on every page, notes
 * below; every table on its own page, as journals ask for it. A table of many columns turns the page.
 *
 * <p>The same tables give the same bytes.
 */
public final class TableDocx {
    static final String FONT = "Times New Roman";
    static final int SIZE = 10;

    private static final int NOTE_SIZE = 9;
    private static final long A4_SHORT = 11906; // twentieths of a point
    private static final long A4_LONG = 16838;
    private static final long MARGIN = 1134; // 2 cm
    private static final int MOST_UPRIGHT_COLUMNS = 7;

    private TableDocx() {}

    /**
     * Writes a document of tables.
     *
     * @param tables one or more, in order
     * @param file where to, replaced
     * @throws ProblemException {@link TableProblem#NOT_WRITABLE}
     */
    public static void write(List<PrintedTable> tables, Path file) throws ProblemException {
        try {
            Files.write(file, bytes(tables));
        } catch (IOException e) {
            throw new ProblemException(e, TableProblem.NOT_WRITABLE, file, TableFile.reason(e));
        }
    }

    /** The document. */
    static byte[] bytes(List<PrintedTable> tables) {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("A document without tables");
        }
        boolean turned = tables.stream().anyMatch(t -> t.columns().size() > MOST_UPRIGHT_COLUMNS);
        try (XWPFDocument document = new XWPFDocument()) {
            page(document, turned);
            for (int i = 0; i < tables.size(); i++) {
                caption(document, tables.get(i), i > 0);
                DocxTable.add(document, tables.get(i), (turned ? A4_LONG : A4_SHORT) - 2 * MARGIN);
                notes(document, tables.get(i));
            }
            document.getProperties()
                    .getCoreProperties()
                    .setTitle(legal(tables.get(0).caption()));
            document.getProperties().getCoreProperties().setCreated(Optional.empty());
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.write(file);
            return timeless(file.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory refused DOCX", e);
        }
    }

    private static void page(XWPFDocument document, boolean turned) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(turned ? A4_LONG : A4_SHORT));
        size.setH(BigInteger.valueOf(turned ? A4_SHORT : A4_LONG));
        if (turned) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        }
        CTPageMar margin = section.addNewPgMar();
        BigInteger m = BigInteger.valueOf(MARGIN);
        margin.setTop(m);
        margin.setBottom(m);
        margin.setLeft(m);
        margin.setRight(m);
    }

    private static void caption(XWPFDocument document, PrintedTable table, boolean newPage) {
        XWPFParagraph p = document.createParagraph();
        p.setPageBreak(newPage);
        p.setKeepNext(true);
        p.setSpacingAfter(80);
        if (!table.number().isEmpty()) {
            run(p, table.number() + ". ", SIZE).setBold(true);
        }
        run(p, table.markedTitle(), SIZE);
    }

    private static void notes(XWPFDocument document, PrintedTable table) {
        // Without a paragraph between them a word processor would join this table to the next.
        XWPFParagraph p = document.createParagraph();
        p.setAlignment(ParagraphAlignment.LEFT);
        p.setSpacingBefore(80);
        for (int i = 0; i < table.notes().size(); i++) {
            XWPFRun r = run(p, table.notes().get(i), NOTE_SIZE);
            if (i < table.notes().size() - 1) {
                r.addBreak();
            }
        }
    }

    /** A run of text in the tables' font. */
    static XWPFRun run(XWPFParagraph p, String text, int size) {
        XWPFRun r = p.createRun();
        r.setFontFamily(FONT);
        r.setFontSize(size);
        r.setText(legal(text));
        return r;
    }

    /** Line breaks and tabs become spaces; characters that XML forbids become a box. */
    private static String legal(String text) {
        StringBuilder b = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : TableHtml.isXml(c) ? c : '□')
                .forEach(b::appendCodePoint);
        return b.toString();
    }

    /** The same archive without the time of writing. */
    private static byte[] timeless(byte[] zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                ZipEntry copy = new ZipEntry(e.getName());
                copy.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                out.putNextEntry(copy);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
