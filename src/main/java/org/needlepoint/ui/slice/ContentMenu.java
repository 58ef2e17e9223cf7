package org.needlepoint.ui.slice;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.ui.keep.PictureKeeper;
import org.needlepoint.ui.model.CellContent;
import org.needlepoint.ui.model.CoreSpectra;
import org.needlepoint.ui.model.LookSlot;
import org.needlepoint.ui.model.Picture;
import org.needlepoint.ui.model.PlaneChoice;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.text.Texts;

/** The name of what a view shows; opened, it chooses another image, plane or b-value. */
final class ContentMenu extends MenuButton {
    private final ViewerModel viewer;
    private final int number;
    private final PictureKeeper keeper;

    ContentMenu(ViewerModel viewer, int number, PictureKeeper keeper) {
        this.viewer = viewer;
        this.keeper = keeper;
        this.number = number;
        getStyleClass().addAll("view-title", "view-text");
        setFocusTraversable(false);
        setAccessibleText(Texts.get("slice.choose"));
        setOnShowing(e -> fill());
        // A menu without an item does not open.
        fill();
    }

    private CellContent content() {
        return viewer.hangings().layoutProperty().get().cells().get(number);
    }

    /** Shows the name of what is shown now. */
    void refresh() {
        setText(ViewText.title(content(), shownB()));
    }

    private double shownB() {
        return viewer.viewsProperty().get().nearestB(viewer.bValueProperty().get());
    }

    private void fill() {
        getItems().clear();
        ToggleGroup pictures = new ToggleGroup();
        for (Picture p : Picture.values()) {
            add(
                            pictures,
                            ViewText.name(p),
                            p == content().picture(),
                            () -> hang(p, content().plane()))
                    .setDisable(
                            p == Picture.SPECTRUM
                                    ? CoreSpectra.plot(viewer).isEmpty()
                                    : viewer.viewsProperty().get().grid(p).isEmpty());
        }
        if (content().picture() == Picture.SPECTRUM) {
            return;
        }
        getItems().add(new SeparatorMenuItem());
        ToggleGroup planes = new ToggleGroup();
        for (PlaneChoice p : PlaneChoice.values()) {
            add(
                    planes,
                    ViewText.name(p),
                    p == content().plane(),
                    () -> hang(content().picture(), p));
        }
        if (viewer.viewsProperty().get().diffusion().size() > 1 && content().picture() == Picture.DWI) {
            getItems().add(new SeparatorMenuItem());
            ToggleGroup values = new ToggleGroup();
            for (DiffusionImage d : viewer.viewsProperty().get().diffusion()) {
                add(
                        values,
                        ViewText.title(CellContent.slices(Picture.DWI), d.bValue()),
                        d.bValue() == shownB(),
                        () -> viewer.bValueProperty().set(d.bValue()));
            }
        }
        looks();
        Menu keep = new Menu(Texts.get("keep.menu"));
        keep.getItems().setAll(keeper.items());
        getItems().addAll(new SeparatorMenuItem(), keep);
    }

    /** Windows by name and colours of what is shown. */
    private void looks() {
        Picture shown = content().picture();
        if (shown == Picture.FUSION) {
            return;
        }
        getItems().add(new SeparatorMenuItem());
        if (shown == Picture.CT) {
            getItems().add(LookMenus.presets(viewer, LookSlot.CT));
        }
        getItems().add(LookMenus.colors(viewer, LookSlot.of(shown), Texts.get("slice.colors")));
    }

    private void hang(Picture picture, PlaneChoice plane) {
        viewer.hangings().hang(number, new CellContent(picture, plane));
    }

    private RadioMenuItem add(ToggleGroup group, String name, boolean chosen, Runnable then) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setOnAction(e -> then.run());
        getItems().add(item);
        return item;
    }
}
