package org.needlepoint.report.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Set;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.needlepoint.view.lettering.Lettering;

/** The letters that a figure uses, as a font inside its file. */
final class FontSubset {
    private FontSubset() {}

    /** The family names to ask for, the embedded one first. */
    static String families() {
        return "'" + Lettering.FAMILY + "','Noto Sans',Arial,Helvetica,sans-serif";
    }

    /** A font-face rule with the letters that the font has; empty for none. */
    static String css(boolean bold, Set<Integer> codePoints) {
        Lettering lettering = bold ? Lettering.bold() : Lettering.regular();
        if (codePoints.stream().noneMatch(lettering::has)) {
            return "";
        }
        try (InputStream in = lettering.file();
                TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(in.readAllBytes()))) {
            TTFSubsetter subsetter = new TTFSubsetter(font);
            codePoints.stream().filter(lettering::has).forEach(subsetter::add);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            subsetter.writeToStream(file);
            return "@font-face{font-family:'" + Lettering.FAMILY + "';font-weight:" + (bold ? "bold" : "normal")
                    + ";src:url(data:font/ttf;base64," + Base64.getEncoder().encodeToString(file.toByteArray())
                    + ") format('truetype')}";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the program's own font", e);
        }
    }
}
