package org.needlepoint.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.needlepoint.problem.ProblemException;

/**
 * Writes a chart as files. The same chart gives the same bytes.
 *
 * <p>SVG has texts as texts, with a font of the letters used inside. PDF has one page as large as the figure and embedded
 * fonts. PNG has 300 pixels an inch, states so, and is opaque.
 */
public final class ChartFile {
    /** Resolution of PNG, pixels an inch: what journals ask for. */
    public static final int DPI = 300;

    private static final double METRES_PER_INCH = 0.0254;

    private ChartFile() {}

    /**
     * Writes {@code name.svg}, {@code name.pdf} and {@code name.png}, replacing them.
     *
     * @param chart chart
     * @param folder existing folder
     * @param name file name without an ending
     * @return the files written
     * @throws ProblemException {@link ChartProblem#NOT_WRITABLE}
     */
    public static List<Path> write(Chart chart, Path folder, String name) throws ProblemException {
        return List.of(
                save(folder.resolve(name + ".svg"), svg(chart).getBytes(StandardCharsets.UTF_8)),
                save(folder.resolve(name + ".pdf"), pdf(chart)),
                save(folder.resolve(name + ".png"), png(chart, DPI)));
    }

    /**
     * A chart as SVG.
     *
     * @param chart chart
     * @return XML document that declares UTF-8
     */
    public static String svg(Chart chart) {
        return SvgInk.document(chart);
    }

    /**
     * A chart as PDF.
     *
     * @param chart chart
     * @return file of one page
     */
    public static byte[] pdf(Chart chart) {
        return PdfInk.document(chart);
    }

    /**
     * A chart as PNG.
     *
     * @param chart chart
     * @param dpi pixels an inch
     * @return file that states its resolution
     */
    public static byte[] png(Chart chart, int dpi) {
        BufferedImage image = image(chart, dpi);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
            metadata.mergeTree("javax_imageio_png_1.0", resolution(dpi));
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata));
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException("The platform's PNG writer knows no resolution", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory refused PNG", e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /**
     * A chart as a picture on white.
     *
     * @param chart chart
     * @param dpi pixels an inch
     * @return opaque picture
     */
    public static BufferedImage image(Chart chart, int dpi) {
        FigureSize size = chart.size();
        BufferedImage image = new BufferedImage(size.widthPx(dpi), size.heightPx(dpi), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(image.getWidth() / size.widthPt(), image.getHeight() / size.heightPt());
        chart.draw(g, size.widthMm(), size.heightMm());
        g.dispose();
        return image;
    }

    private static IIOMetadataNode resolution(int dpi) {
        String perMetre = Long.toString(Math.round(dpi / METRES_PER_INCH));
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", perMetre);
        physical.setAttribute("pixelsPerUnitYAxis", perMetre);
        physical.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(physical);
        return root;
    }

    private static Path save(Path file, byte[] bytes) throws ProblemException {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new ProblemException(e, ChartProblem.NOT_WRITABLE, file, reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }
}
