package org.needlepoint.ui.open;

import java.io.File;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.ui.model.CaseSaver;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** What the window shows without a case. */
public final class StartPane extends VBox {

    /**
     * Makes the page.
     *
     * @param model session that a case is opened in
     */
    public StartPane(WorkstationModel model) {
        setAlignment(Pos.CENTER);
        setSpacing(16);
        Button open = new Button(Texts.get("open.folder"));
        open.setId("open-folder");
        open.setOnAction(e -> {
            File chosen = new DirectoryChooser().showDialog(getScene().getWindow());
            if (chosen != null) {
                model.open(PlanningCase.of(chosen.toPath()), CaseSaver.NONE);
            }
        });
        getChildren().addAll(new Label(Texts.get("open.title")), open);
    }
}
