package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.ReportDesk;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** The pages of the report in the place of the pictures, while the report is in view. */
public final class ReportPages extends StackPane {
    private static final double MOST_WIDTH = 910;

    private final WorkstationModel model;
    private final ReportDesk desk;
    private final VBox pages = new VBox(16);
    private final ScrollPane scroll = new ScrollPane(pages);
    private final Label none = new Label();
    private final ProgressIndicator working = new ProgressIndicator();
    // Kept by this pane and weakly by the model.
    private final InvalidationListener changes = o -> refresh();

    /**
     * Makes the pages.
     *
     * @param model session
     */
    public ReportPages(WorkstationModel model) {
        this.model = model;
        this.desk = model.report();
        setId("report-pages");
        getStyleClass().add("report-pages");
        getStylesheets()
                .add(Objects.requireNonNull(ReportPages.class.getResource("step.css"))
                        .toExternalForm());
        pages.setAlignment(Pos.TOP_CENTER);
        pages.getStyleClass().add("pages");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        none.setId("report-no-pages");
        none.setWrapText(true);
        none.setText(Texts.get("report.noPages"));
        none.getStyleClass().add(Styles.TEXT_MUTED);
        working.setMaxSize(48, 48);
        working.visibleProperty().bind(desk.workingProperty());
        getChildren().setAll(scroll, none, working);
        WeakInvalidationListener weak = new WeakInvalidationListener(changes);
        model.stepProperty().addListener(weak);
        model.snapshotProperty().addListener(weak);
        model.decisionsProperty().addListener(weak);
        model.view().blindedProperty().addListener(weak);
        desk.pagesProperty().addListener(weak);
        refresh();
    }

    private void refresh() {
        boolean inView = model.stepProperty().get() == Step.REPORT;
        setVisible(inView);
        setManaged(inView);
        if (!inView) {
            // Pictures of pages are large; they are drawn again when asked for.
            pages.getChildren().clear();
            return;
        }
        desk.preview();
        List<BufferedImage> drawn = desk.pagesProperty().get();
        none.setVisible(drawn.isEmpty() && !desk.workingProperty().get());
        pages.setOpacity(desk.upToDate() ? 1 : 0.5);
        if (!drawn.equals(pages.getUserData()) || pages.getChildren().size() != drawn.size()) {
            pages.setUserData(drawn);
            pages.getChildren().setAll(drawn.stream().map(this::page).toList());
        }
    }

    private Node page(BufferedImage drawn) {
        int w = drawn.getWidth();
        int h = drawn.getHeight();
        WritableImage image = new WritableImage(w, h);
        int[] rgb = drawn.getRGB(0, 0, w, h, null, 0, w);
        image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), rgb, 0, w);
        ImageView view = new ImageView(image);
        view.getStyleClass().add("page");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.fitWidthProperty()
                .bind(javafx.beans.binding.Bindings.min(
                        MOST_WIDTH, scroll.widthProperty().subtract(48)));
        return view;
    }
}
