package org.needlepoint.ui.keep;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javax.imageio.ImageIO;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.ui.model.CaseBanner;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.lettering.PictureCaption;

/**
 * Saves and copies pictures of a case. Each carries the patient, the dates, what it shows and the notice that this is not a medical
 * device; for teaching it can be kept without identity, and says so. To be called on the window's thread.
 */
public final class PictureKeeper {
    private final WorkstationModel model;
    private final Node owner;
    private final Source source;
    private final Consumer<String> told;

    /** Whether the picture says whose it is. */
    public enum Identity {
        /** Name, number, birth date, side and dates stand on it. */
        SHOWN,
        /** Only the side stands on it: for teaching. */
        LEFT_OUT
    }

    /**
     * A picture as it is on the screen.
     *
     * @param image pixels
     * @param view what it shows, in words
     * @param unitPx pixels for one of the window, which the caption's letters follow
     */
    public record Shot(BufferedImage image, String view, double unitPx) {}

    /** Makes a picture. */
    @FunctionalInterface
    public interface Source {
        /**
         * Makes the picture that is on the screen now.
         *
         * @param then receives it, on any thread; is not called if there is none
         */
        void shoot(Consumer<Shot> then);
    }

    /**
     * Makes a keeper.
     *
     * @param model whose case it is
     * @param owner part of the window that asks for the file
     * @param source what makes the picture
     * @param told hears in words what became of it, on the window's thread
     */
    public PictureKeeper(WorkstationModel model, Node owner, Source source, Consumer<String> told) {
        this.model = model;
        this.owner = owner;
        this.source = source;
        this.told = told;
    }

    /**
     * What can be done, for a menu.
     *
     * @return save and copy, with identity and without
     */
    public List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (Identity identity : Identity.values()) {
            items.add(item("save", identity, Material2MZ.PHOTO_CAMERA, () -> save(identity)));
            items.add(item("copy", identity, Material2AL.CONTENT_COPY, () -> copy(identity)));
        }
        return items;
    }

    private static MenuItem item(String what, Identity identity, org.kordamp.ikonli.Ikon sign, Runnable action) {
        MenuItem item = new MenuItem(Texts.get("keep." + what + "." + identity), new FontIcon(sign));
        item.setId("keep-" + what + "-" + identity);
        item.setOnAction(e -> action.run());
        return item;
    }

    /**
     * Asks for a file and saves the picture there.
     *
     * @param identity whether it says whose it is
     */
    public void save(Identity identity) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("keep.save." + identity));
        // No name of a patient in the name of a file.
        chooser.setInitialFileName("picture.png");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG", "*.png"));
        File file = chooser.showSaveDialog(owner.getScene().getWindow());
        if (file != null) {
            save(file, identity);
        }
    }

    /**
     * Saves the picture in the background and says where.
     *
     * @param file PNG file, replaced if it is there
     * @param identity whether it says whose it is
     */
    public void save(File file, Identity identity) {
        shoot(identity, picture -> ForkJoinPool.commonPool().execute(() -> {
            String words = written(picture, file);
            model.background().window().execute(() -> told.accept(words));
        }));
    }

    private static String written(BufferedImage picture, File file) {
        try {
            return Texts.get(ImageIO.write(picture, "png", file) ? "keep.saved" : "keep.not.saved", file);
        } catch (IOException e) {
            return Texts.get("keep.not.saved", file);
        }
    }

    /**
     * Puts the picture on the clipboard.
     *
     * @param identity whether it says whose it is
     */
    public void copy(Identity identity) {
        shoot(identity, picture -> model.background().window().execute(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(forWindow(picture));
            Clipboard.getSystemClipboard().setContent(content);
            told.accept(Texts.get("keep.copied." + identity));
        }));
    }

    /** The patient is the one on the screen when the picture is asked for, not when it is done. */
    private void shoot(Identity identity, Consumer<BufferedImage> then) {
        if (model.decisionsProperty().get() == null) {
            return;
        }
        CaseBanner banner =
                CaseBanner.of(model.snapshot(), model.decisionsProperty().get());
        source.shoot(shot -> then.accept(caption(banner, shot.view(), identity).around(shot.image(), shot.unitPx())));
    }

    /** What stands around a picture of a case. */
    static PictureCaption caption(CaseBanner banner, String view, Identity identity) {
        List<PictureCaption.Fact> facts = new ArrayList<>();
        if (identity == Identity.SHOWN) {
            facts.add(fact("name", banner.name()));
            facts.add(fact("id", banner.id()));
            facts.add(fact("born", banner.born()));
            facts.add(fact("sex", banner.sex()));
        } else {
            facts.add(new PictureCaption.Fact("", Texts.get("keep.anonymous")));
        }
        facts.add(fact("side", banner.side()));
        if (identity == Identity.SHOWN) {
            facts.add(fact("ct", banner.ct()));
            facts.add(fact("mr", banner.mr()));
            banner.hazards().forEach(h -> facts.add(new PictureCaption.Fact("", h)));
        }
        return new PictureCaption(facts, view, Texts.get("keep.notice"));
    }

    private static PictureCaption.Fact fact(String key, String value) {
        return new PictureCaption.Fact(Texts.get("banner." + key), value);
    }

    private static WritableImage forWindow(BufferedImage picture) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        WritableImage image = new WritableImage(w, h);
        int[] pixels = picture.getRGB(0, 0, w, h, null, 0, w);
        image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        return image;
    }
}
