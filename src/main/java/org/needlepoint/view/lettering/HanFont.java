package org.needlepoint.view.lettering;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A TrueType font of the machine with Chinese characters: names of patients and Chinese reports need some 7,000 glyphs, too
 * many to carry along. The launcher installs the first.
 */
public final class HanFont {
    /** Family name under which reports embed it. */
    public static final String FAMILY = "report-han";

    private static final List<String> PLACES = List.of(
            "/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf",
            "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
            "/usr/share/fonts/google-droid-sans-fonts/DroidSansFallbackFull.ttf",
            "C:\\Windows\\Fonts\\simhei.ttf",
            "/System/Library/Fonts/Supplemental/Arial Unicode.ttf");

    private HanFont() {}

    /**
     * The font's file.
     *
     * @return TrueType file; empty if this machine has none that is known
     */
    public static Optional<Path> file() {
        return PLACES.stream().map(Path::of).filter(Files::isReadable).findFirst();
    }
}
