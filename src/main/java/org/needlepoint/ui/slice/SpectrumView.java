package org.needlepoint.ui.slice;

import java.awt.image.BufferedImage;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.needlepoint.report.SpectrumPlot;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.ReportLanguages;

/** The spectrum of the core in the place of a slice: as in the report, but light on black. */
final class SpectrumView extends Region {
    /** Letters of 22 units are as high as the words of a view, 13 pixels. */
    private static final double UNIT_PX = 13 / 22.0;

    private final ImageView picture = new ImageView();
    private SpectrumPlot plot;
    private double letterScale = 1;
    private double screenScale = 1;
    private boolean drawn;

    SpectrumView() {
        setMouseTransparent(true);
        setVisible(false);
        getChildren().add(picture);
    }

    /**
     * Shows a spectrum.
     *
     * @param wanted spectrum; empty to show nothing
     * @param letters how much larger the letters are
     * @param screen pixels of the screen for one of the window
     */
    void show(Optional<SpectrumPlot> wanted, double letters, double screen) {
        setVisible(wanted.isPresent());
        SpectrumPlot now = wanted.orElse(null);
        if (now != plot || letters != letterScale || screen != screenScale) {
            plot = now;
            letterScale = letters;
            screenScale = screen;
            drawn = false;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        int w = (int) Math.round(getWidth() * screenScale);
        int h = (int) Math.round(getHeight() * screenScale);
        boolean same = drawn
                && picture.getImage() != null
                && picture.getImage().getWidth() == w
                && picture.getImage().getHeight() == h;
        if (plot == null || same || w < 50 || h < 50) {
            return;
        }
        BufferedImage image = plot.draw(
                w,
                h,
                UNIT_PX * letterScale * screenScale,
                SpectrumPlot.Look.ON_BLACK,
                ReportLanguages.of(Texts.language()));
        WritableImage shown = new WritableImage(w, h);
        shown.getPixelWriter()
                .setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), image.getRGB(0, 0, w, h, null, 0, w), 0, w);
        picture.setImage(shown);
        picture.setFitWidth(getWidth());
        picture.setFitHeight(getHeight());
        drawn = true;
    }
}
