package org.needlepoint.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.needlepoint.work.Progress;

/** Pictures of the pages of a PDF, for a screen. In memory: no file holds a patient's data for the sake of a preview. */
public final class PdfPages {
    private PdfPages() {}

    /**
     * Draws every page.
     *
     * @param pdf a PDF that this program wrote
     * @param dpi resolution, dots per inch
     * @param progress where progress is reported
     * @return pictures, RGB, in order
     */
    public static List<BufferedImage> render(byte[] pdf, int dpi, Progress progress) {
        List<BufferedImage> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                progress.stopIfCancelled();
                pages.add(renderer.renderImageWithDPI(i, dpi, ImageType.RGB));
                progress.report((i + 1.0) / document.getNumberOfPages(), "Drawing the pages");
            }
        } catch (IOException e) {
            // Bytes in memory that this program made: not a user's file.
            throw new UncheckedIOException(e);
        }
        return pages;
    }
}
