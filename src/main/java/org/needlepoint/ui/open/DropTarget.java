package org.needlepoint.ui.open;

import java.io.File;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.needlepoint.ui.model.CaseFilesModel;

/** Opens what is dropped on the window: a folder, zip, DICOMDIR, image or saved case. */
final class DropTarget {
    private DropTarget() {}

    static void install(Scene scene, CaseFilesModel files) {
        scene.setOnDragOver(DropTarget::over);
        scene.setOnDragDropped(e -> dropped(e, files));
    }

    private static void over(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
        }
        e.consume();
    }

    private static void dropped(DragEvent e, CaseFilesModel files) {
        List<File> dropped = e.getDragboard().getFiles();
        if (!dropped.isEmpty()) {
            files.open(dropped.get(0).toPath());
        }
        e.setDropCompleted(!dropped.isEmpty());
        e.consume();
    }
}
