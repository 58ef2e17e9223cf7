package org.needlepoint.report.table;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableCell.XWPFVertAlign;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** One table in a document, its rules as borders of cells so that they survive copying. */
final class DocxTable {
    private static final int RULE = 12; // eighths of a point
    private static final int FINE_RULE = 6;
    private static final int INDENT = 200; // twentieths of a point
    private static final double FIRST_COLUMN = 1.6;

    private final PrintedTable table;
    private final XWPFTable grid;
    private final long[] widths;

    private DocxTable(PrintedTable table, XWPFTable grid, long[] widths) {
        this.table = table;
        this.grid = grid;
        this.widths = widths;
    }

    /** Adds a table at the end of a document; the width is in twentieths of a point. */
    static void add(XWPFDocument document, PrintedTable table, long width) {
        XWPFTable grid = document.createTable();
        grid.removeRow(0);
        grid.removeBorders();
        grid.getCTTbl()
                .getTblPr()
                .addNewTblLayout()
                .setType(org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType.FIXED);
        grid.setWidth(Long.toString(width));
        grid.setCellMargins(20, 60, 20, 60);
        new DocxTable(table, grid, widths(table, width)).write();
    }

    /** Widths by the longest text of a column, within limits; together the whole width. */
    private static long[] widths(PrintedTable table, long width) {
        int n = table.columns().size();
        double[] need = new double[n];
        for (int i = 0; i < n; i++) {
            int longest = table.columns().get(i).heading().length() / 2;
            for (PrintedTable.Row row : table.rows()) {
                if (!row.section()) {
                    longest = Math.max(longest, row.cells().get(i).text().length() + (i == 0 ? 2 * row.indent() : 0));
                }
            }
            need[i] = Math.min(Math.max(longest, 6), 40) * (i == 0 ? 1 : 1.05);
        }
        need[0] = Math.max(need[0], FIRST_COLUMN * 6);
        double sum = java.util.Arrays.stream(need).sum();
        return java.util.Arrays.stream(need)
                .mapToLong(v -> Math.round(v / sum * width))
                .toArray();
    }

    private void write() {
        head();
        for (PrintedTable.Row row : table.rows()) {
            if (row.section()) {
                XWPFTableCell cell = cells(1).getCell(0);
                span(cell, 0, table.columns().size());
                text(cell, row.cells().get(0), Align.LEFT, 0);
                continue;
            }
            XWPFTableRow line = cells(row.cells().size());
            for (int i = 0; i < row.cells().size(); i++) {
                span(line.getCell(i), i, 1);
                text(line.getCell(i), row.cells().get(i), table.columns().get(i).align(), i == 0 ? row.indent() : 0);
            }
        }
        List<XWPFTableRow> rows = grid.getRows();
        rule(rows.get(0), true, RULE);
        rule(rows.get(rows.size() - 1), false, RULE);
    }

    private void head() {
        if (table.hasGroups()) {
            XWPFTableRow upper = cells(table.spans().size());
            int column = 0;
            for (int i = 0; i < table.spans().size(); i++) {
                PrintedTable.Span span = table.spans().get(i);
                XWPFTableCell cell = upper.getCell(i);
                span(cell, column, span.columns());
                if (span.heading().isPresent()) {
                    text(cell, Cell.of(span.heading().get()).bold(), Align.CENTRE, 0);
                    border(cell, false, FINE_RULE);
                } else {
                    PrintedTable.Column c = table.columns().get(column);
                    text(cell, Cell.of(c.heading()).bold(), c.align(), 0);
                    properties(cell).addNewVMerge().setVal(STMerge.RESTART);
                }
                cell.setVerticalAlignment(XWPFVertAlign.BOTTOM);
                column += span.columns();
            }
            upper.setRepeatHeader(true);
        }
        XWPFTableRow lower = cells(table.columns().size());
        for (int i = 0; i < table.columns().size(); i++) {
            PrintedTable.Column c = table.columns().get(i);
            XWPFTableCell cell = lower.getCell(i);
            span(cell, i, 1);
            boolean continued = table.hasGroups() && c.group().isEmpty();
            text(cell, continued ? Cell.EMPTY : Cell.of(c.heading()).bold(), c.align(), 0);
            if (continued) {
                properties(cell).addNewVMerge().setVal(STMerge.CONTINUE);
            }
            cell.setVerticalAlignment(XWPFVertAlign.BOTTOM);
        }
        lower.setRepeatHeader(true);
        rule(lower, false, FINE_RULE);
    }

    /** A new row of so many cells, not to be broken across pages. */
    private XWPFTableRow cells(int count) {
        XWPFTableRow row = grid.createRow();
        while (row.getTableCells().size() > count) {
            row.removeCell(row.getTableCells().size() - 1);
        }
        while (row.getTableCells().size() < count) {
            row.addNewTableCell();
        }
        row.setCantSplitRow(true);
        return row;
    }

    private void span(XWPFTableCell cell, int from, int columns) {
        long width = 0;
        for (int i = from; i < from + columns; i++) {
            width += widths[i];
        }
        CTTcPr p = properties(cell);
        CTTblWidth w = p.isSetTcW() ? p.getTcW() : p.addNewTcW();
        w.setW(BigInteger.valueOf(width));
        w.setType(STTblWidth.DXA);
        if (columns > 1) {
            p.addNewGridSpan().setVal(BigInteger.valueOf(columns));
        }
    }

    private static void text(XWPFTableCell cell, Cell content, Align align, int indent) {
        XWPFParagraph p = cell.getParagraphs().get(0);
        p.setSpacingAfter(0);
        p.setAlignment(
                switch (align) {
                    case LEFT -> ParagraphAlignment.LEFT;
                    case CENTRE -> ParagraphAlignment.CENTER;
                    case RIGHT -> ParagraphAlignment.RIGHT;
                });
        if (indent > 0) {
            p.setIndentationLeft(indent * INDENT);
        }
        XWPFRun r = TableDocx.run(p, content.text(), TableDocx.SIZE);
        r.setBold(content.emphasis() == Emphasis.BOLD);
        r.setItalic(content.emphasis() == Emphasis.ITALIC);
    }

    private static void rule(XWPFTableRow row, boolean above, int eighths) {
        row.getTableCells().forEach(c -> border(c, above, eighths));
    }

    private static void border(XWPFTableCell cell, boolean above, int eighths) {
        CTTcPr p = properties(cell);
        CTTcBorders borders = p.isSetTcBorders() ? p.getTcBorders() : p.addNewTcBorders();
        CTBorder b;
        if (above) {
            b = borders.isSetTop() ? borders.getTop() : borders.addNewTop();
        } else {
            b = borders.isSetBottom() ? borders.getBottom() : borders.addNewBottom();
        }
        b.setVal(STBorder.SINGLE);
        b.setSz(BigInteger.valueOf(eighths));
        b.setColor("000000");
    }

    private static CTTcPr properties(XWPFTableCell cell) {
        return cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
    }
}
