package org.needlepoint.ui.slice;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.HangingLayout;
import org.needlepoint.ui.model.ViewAction;
import org.needlepoint.ui.model.ViewState;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.text.Texts;

/** The buttons above the views: layout, links, tools, what is drawn on the pictures. */
final class ViewerBar extends FlowPane {
    private final ViewerModel viewer;
    private final List<Button> pager;
    private Node leading;
    private final List<InvalidationListener> kept = new ArrayList<>();

    ViewerBar(ViewerModel viewer) {
        super(2, 4);
        this.viewer = viewer;
        setId("viewer-bar");
        getStyleClass().add("viewer-bar");
        getChildren().add(layouts());
        pager = List.of(
                page(ViewAction.PREVIOUS_VIEW, Material2AL.CHEVRON_LEFT),
                page(ViewAction.NEXT_VIEW, Material2AL.CHEVRON_RIGHT));
        getChildren().addAll(pager);
        paged(false);
        toggle(viewer.work().view().linkedProperty(), Material2AL.LINK, ViewAction.LINK);
        toggle(viewer.work().view().zoomLinkedProperty(), Material2MZ.ZOOM_OUT_MAP, ViewAction.LINK_ZOOM);
        gap();
        tool(ViewState.Tool.LOOK, Material2MZ.TONALITY, ViewAction.TOOL_LOOK);
        tool(ViewState.Tool.MARKER, Material2AL.ADJUST, ViewAction.TOOL_MARKER);
        tool(ViewState.Tool.LANDMARK, Material2AL.FLAG, ViewAction.TOOL_LANDMARK);
        tool(ViewState.Tool.NUDGE, Material2MZ.OPEN_WITH, ViewAction.TOOL_NUDGE);
        tool(ViewState.Tool.TIP, Material2AL.GPS_FIXED, ViewAction.TOOL_TIP);
        tool(ViewState.Tool.TURN, Material2MZ.ROTATE_RIGHT, ViewAction.TOOL_TURN);
        tool(ViewState.Tool.POLYGON, Material2MZ.TIMELINE, ViewAction.TOOL_POLYGON);
        gap();
        toggle(viewer.work().view().annotationsProperty(), Material2AL.LABEL, ViewAction.MARKS);
        toggle(viewer.work().view().errorMapProperty(), Material2AL.BLUR_CIRCULAR, ViewAction.ERROR_MAP);
        toggle(
                viewer.work().view().errorEllipseProperty(),
                Material2MZ.RADIO_BUTTON_UNCHECKED,
                ViewAction.ERROR_ELLIPSE);
        ToggleButton candidates =
                toggle(viewer.work().view().candidatesProperty(), Material2MZ.SCATTER_PLOT, ViewAction.CANDIDATES);
        // They are drawn in no other step.
        candidates.managedProperty().bind(candidates.visibleProperty());
        Runnable appear =
                () -> candidates.setVisible(viewer.work().stepProperty().get() == Step.MARKERS);
        listen(viewer.work().stepProperty(), appear);
        appear.run();
        toggle(viewer.work().view().cellularAreaProperty(), Material2AL.BUBBLE_CHART, ViewAction.CELLULAR);
        toggle(viewer.work().view().magnifierProperty(), Material2MZ.SEARCH, ViewAction.MAGNIFIER);
        toggle(viewer.work().view().frameTimeProperty(), Material2MZ.SPEED, ViewAction.FRAME_TIME);
    }

    /** Shows the buttons to the views that have no room beside those on the screen, or hides them. */
    void paged(boolean shown) {
        pager.forEach(b -> {
            b.setVisible(shown);
            b.setManaged(shown);
        });
    }

    /** Puts something before the buttons, or takes it away. */
    void lead(Node node) {
        getChildren().removeIf(n -> n == leading);
        leading = node;
        if (node != null) {
            getChildren().add(0, node);
        }
    }

    private Button page(ViewAction action, Ikon icon) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("button-" + action);
        button.getStyleClass().add("button-icon");
        describe(button, action);
        button.setOnAction(e -> viewer.commands().perform(action));
        return button;
    }

    private MenuButton layouts() {
        MenuButton button = new MenuButton("", new FontIcon(Material2AL.GRID_ON));
        button.setId("layouts");
        name(button, Texts.get("slice.layout"));
        for (HangingLayout.Shape shape : HangingLayout.Shape.values()) {
            MenuItem item = new MenuItem(Texts.get("slice.layout.shape", shape.rows(), shape.columns()));
            item.setId("layout-" + shape);
            item.setOnAction(e -> viewer.hangings().hang(shape));
            button.getItems().add(item);
        }
        MenuItem usual = new MenuItem(Texts.get("slice.layout.usual"));
        usual.setOnAction(e -> viewer.hangings().hangAsUsual());
        button.getItems().add(usual);
        return button;
    }

    /** The model outlives the buttons and must not hold them. */
    private void listen(Observable observable, Runnable then) {
        InvalidationListener listener = o -> then.run();
        kept.add(listener);
        observable.addListener(new WeakInvalidationListener(listener));
    }

    private void gap() {
        getChildren().add(new Separator(Orientation.VERTICAL));
    }

    private ToggleButton button(Ikon icon, ViewAction action) {
        ToggleButton button = new ToggleButton("", new FontIcon(icon));
        button.setId("button-" + action);
        button.getStyleClass().add("button-icon");
        describe(button, action);
        listen(viewer.keys().revisionProperty(), () -> describe(button, action));
        getChildren().add(button);
        return button;
    }

    private ToggleButton toggle(BooleanProperty property, Ikon icon, ViewAction action) {
        ToggleButton button = button(icon, action);
        button.selectedProperty().bindBidirectional(property);
        return button;
    }

    private void tool(ViewState.Tool tool, Ikon icon, ViewAction action) {
        ToggleButton button = button(icon, action);
        var held = viewer.work().view().toolProperty();
        button.setSelected(held.get() == tool);
        listen(held, () -> button.setSelected(held.get() == tool));
        button.setOnAction(e -> {
            held.set(tool);
            button.setSelected(true);
        });
    }

    private void describe(ButtonBase button, ViewAction action) {
        String key = viewer.keys().key(action);
        String words = Texts.get(action.nameKey());
        name(button, key.isEmpty() ? words : words + "  (" + key + ")");
    }

    private static void name(javafx.scene.control.Control control, String words) {
        control.setTooltip(new Tooltip(words));
        control.setAccessibleText(words);
    }
}
