package org.needlepoint.ui.slice;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.util.Duration;
import org.needlepoint.ui.keep.PictureKeeper;
import org.needlepoint.ui.model.ViewerModel;

/** Keeps the picture of a view as it is on the screen, with its marks and words, and says on the view what became of it. */
final class ViewKeeper {
    private static final Duration TOLD = Duration.seconds(6);

    private final ViewportPane pane;
    private final ViewerModel viewer;
    private final PictureKeeper keeper;
    private final Label told = new Label();
    private final PauseTransition silence = new PauseTransition(TOLD);

    ViewKeeper(ViewportPane pane, ViewerModel viewer) {
        this.pane = pane;
        this.viewer = viewer;
        keeper = new PictureKeeper(viewer.work(), pane, this::shoot, this::tell);
        told.getStyleClass().addAll("view-text", "kept-note");
        told.setMouseTransparent(true);
        told.managedProperty().bind(told.visibleProperty());
        told.setVisible(false);
        silence.setOnFinished(e -> told.setVisible(false));
    }

    PictureKeeper keeper() {
        return keeper;
    }

    /** What became of the last picture; for a while. */
    Label told() {
        return told;
    }

    private void tell(String words) {
        told.setText(words);
        told.setVisible(true);
        silence.playFromStart();
    }

    private void shoot(Consumer<PictureKeeper.Shot> then) {
        if (pane.frame().isEmpty()) {
            return;
        }
        // Words about the last picture are no part of this one.
        told.setVisible(false);
        double scale = pane.scale();
        SnapshotParameters as = new SnapshotParameters();
        as.setFill(Color.BLACK);
        as.setTransform(Transform.scale(scale, scale));
        WritableImage image = pane.snapshot(as, null);
        // The border says which view has the keys, and is no part of the picture.
        int border = (int) Math.ceil(scale);
        int w = (int) image.getWidth() - 2 * border;
        int h = (int) image.getHeight() - 2 * border;
        int[] pixels = new int[w * h];
        image.getPixelReader().getPixels(border, border, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        BufferedImage picture = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, w, h, pixels, 0, w);
        then.accept(new PictureKeeper.Shot(
                picture, pane.caption(), scale * viewer.letterScaleProperty().getValue()));
    }
}
