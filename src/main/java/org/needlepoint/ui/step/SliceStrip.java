package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.needlepoint.ui.model.Quantity;
import org.needlepoint.ui.model.SliceThumbnail;
import org.needlepoint.ui.model.TargetSliceModel;
import org.needlepoint.ui.text.Texts;

/** The ranked slices as thumbnails with their areas, the best first; a click or Enter chooses one. */
final class SliceStrip extends ScrollPane {
    private static final int WIDTH_PX = 104;

    private final TargetSliceModel target;
    private final HBox box = new HBox();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private List<TargetSliceModel.Ranked> shown = List.of();

    /**
     * Makes a strip.
     *
     * @param target the step
     */
    SliceStrip(TargetSliceModel target) {
        this.target = target;
        setId("slices");
        setContent(box);
        setFitToHeight(true);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("slice-strip", "edge-to-edge");
        box.getStyleClass().add("slices");
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    }

    /** Left and right go from slice to slice. */
    private void keys(KeyEvent e) {
        int by = e.getCode() == KeyCode.RIGHT ? 1 : e.getCode() == KeyCode.LEFT ? -1 : 0;
        for (int i = 0; by != 0 && i < buttons.size(); i++) {
            if (buttons.get(i).isFocused()) {
                int to = Math.max(0, Math.min(buttons.size() - 1, i + by));
                buttons.get(to).requestFocus();
                buttons.get(to).fire();
                e.consume();
                return;
            }
        }
    }

    /** Shows the slices as they are now. */
    void refresh() {
        List<TargetSliceModel.Ranked> now = target.slices();
        if (now.equals(shown)) {
            return;
        }
        int focus = -1;
        for (int i = 0; i < buttons.size(); i++) {
            focus = buttons.get(i).isFocused() ? i : focus;
        }
        shown = now;
        buttons.clear();
        now.forEach(s -> buttons.add(button(s)));
        box.getChildren().setAll(buttons);
        if (focus >= 0 && focus < buttons.size()) {
            buttons.get(focus).requestFocus();
        }
    }

    private ToggleButton button(TargetSliceModel.Ranked s) {
        Label name = new Label(Texts.get("target.slice", s.index() + 1));
        name.getStyleClass().add(Styles.TEXT_BOLD);
        Label area = new Label(Quantity.mm2(s.areaMm2()));
        area.setId("area-" + s.index());
        Label rank = new Label(s.rank() == 1 ? Texts.get("target.best") : Texts.get("target.rank", s.rank()));
        rank.getStyleClass().addAll(Styles.TEXT_SMALL, s.rank() == 1 ? Styles.SUCCESS : Styles.TEXT_MUTED);
        VBox words = new VBox(picture(s.index()), name, area, rank);
        words.setAlignment(Pos.CENTER);
        ToggleButton b = new ToggleButton();
        b.setGraphic(words);
        b.setId("slice-" + s.index());
        b.setSelected(s.chosen());
        b.getStyleClass().add("slice-button");
        b.setTooltip(new Tooltip(Texts.get("target.slice.tip", s.index() + 1, Quantity.mm2(s.areaMm2()))));
        b.setAccessibleText(name.getText() + ", " + area.getText() + ", " + rank.getText());
        b.setOnAction(e -> {
            target.choose(s.index());
            b.setSelected(true);
        });
        return b;
    }

    private Node picture(int slice) {
        ImageView view = new ImageView();
        target.thumbnail(slice, WIDTH_PX).ifPresent(t -> view.setImage(image(t)));
        return view;
    }

    private static WritableImage image(SliceThumbnail t) {
        WritableImage out = new WritableImage(t.width(), t.height());
        out.getPixelWriter()
                .setPixels(0, 0, t.width(), t.height(), PixelFormat.getIntArgbInstance(), t.argb(), 0, t.width());
        return out;
    }
}
