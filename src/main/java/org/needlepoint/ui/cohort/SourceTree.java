package org.needlepoint.ui.cohort;

import java.util.List;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.needlepoint.report.article.Sources;
import org.needlepoint.ui.text.Texts;

/** Where one number comes from: its columns, cases, rows of tables, and the images with their hashes. */
final class SourceTree extends TreeView<String> {

    SourceTree() {
        setId("sources");
        setAccessibleText(Texts.get("cohort.sources"));
        setRoot(item(Texts.get("cohort.sources.how")));
    }

    void show(Sources sources, String key) {
        Sources.Number number = sources.numbers().get(key);
        List<String> cases = sources.casesOf(key).orElse(List.of());
        TreeItem<String> root = item(Texts.get("cohort.sources.number", number.text(), cases.size()));
        root.getChildren().add(item(Texts.get("cohort.sources.columns", String.join(", ", number.columns()))));
        for (String id : cases) {
            TreeItem<String> node = item(id);
            Sources.Case c = sources.cases().get(id);
            for (Sources.Row row : c.rows()) {
                node.getChildren()
                        .add(item(Texts.get(
                                "cohort.sources.row",
                                row.file(),
                                row.line(),
                                sources.files().get(row.file()))));
            }
            for (Sources.Result result : c.results()) {
                TreeItem<String> file = item(Texts.get(
                        "cohort.sources.result",
                        result.file(),
                        result.softwareVersion(),
                        sources.files().get(result.file())));
                for (Sources.DicomObject o : result.objects()) {
                    file.getChildren()
                            .add(item(Texts.get("cohort.sources.object", o.role(), o.sopInstanceUid(), o.sha256())));
                }
                node.getChildren().add(file);
            }
            root.getChildren().add(node);
        }
        root.setExpanded(true);
        setRoot(root);
    }

    private static TreeItem<String> item(String text) {
        return new TreeItem<>(text);
    }
}
