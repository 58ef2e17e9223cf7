package org.needlepoint.ui.help;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.SoftwareVersion;

/** What runs, under which licences, and that it is no medical device: in both languages, whichever is in use. */
public final class AboutWindow {
    private final SideWindow window;

    /**
     * Makes the window.
     *
     * @param owner window that it belongs to
     */
    public AboutWindow(Window owner) {
        Label name = new Label(Texts.get("about.name"));
        name.getStyleClass().add(Styles.TITLE_1);
        Label purpose = new Label(Texts.get("about.purpose"));
        purpose.setWrapText(true);
        purpose.setMinHeight(Region.USE_PREF_SIZE);
        Label notice = new Label(Texts.get("about.notice.en") + "\n" + Texts.get("about.notice.zh"));
        notice.setId("about-notice");
        notice.setWrapText(true);
        notice.setMinHeight(Region.USE_PREF_SIZE);
        notice.getStyleClass().add("device-notice");
        GridPane versions = new GridPane();
        versions.getStyleClass().add("about-versions");
        row(versions, 0, "about.version", SoftwareVersion.version());
        row(versions, 1, "about.toolkit", SoftwareVersion.dicomToolkit());
        row(versions, 2, "about.java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
        row(versions, 3, "about.javafx", System.getProperty("javafx.runtime.version"));
        row(versions, 4, "about.vtk", vtk());
        Label heading = new Label(Texts.get("about.libraries"));
        heading.getStyleClass().add(Styles.TITLE_4);
        TableView<Library> libraries = new TableView<>(FXCollections.observableArrayList(Library.all()));
        libraries.setId("about-libraries");
        libraries.setAccessibleText(Texts.get("about.libraries"));
        libraries.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        libraries.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        libraries.getColumns().add(column("about.library", Library::artifact));
        libraries.getColumns().add(column("about.library.version", Library::version));
        libraries.getColumns().add(column("about.library.licence", Library::licence));
        VBox.setVgrow(libraries, Priority.ALWAYS);
        libraries.setStyle("-fx-min-height: 14em");
        VBox all = new VBox(name, purpose, notice, versions, heading, libraries);
        all.setId("about");
        all.getStyleClass().add("about");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        window = new SideWindow(owner, Texts.get("about.window"), scroll, 56, 50);
    }

    private static void row(GridPane grid, int row, String key, String value) {
        Label name = new Label(Texts.get(key));
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add(Styles.TEXT_MUTED);
        Label text = new Label(value);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        grid.addRow(row, name, text);
    }

    private static TableColumn<Library, String> column(String key, Function<Library, String> value) {
        TableColumn<Library, String> column = new TableColumn<>(Texts.get(key));
        column.setCellValueFactory(c -> new ReadOnlyStringWrapper(value.apply(c.getValue())));
        return column;
    }

    /** VTK is a package of the computer and may be absent; the window's own jar does not hold it. */
    private static String vtk() {
        return Library.all().stream()
                .filter(l -> l.artifact().equals("vtk"))
                .findFirst()
                .map(l -> Texts.get("about.vtk.package", l.version()))
                .orElseThrow();
    }

    /** Shows it. */
    public void show() {
        window.show();
    }
}
