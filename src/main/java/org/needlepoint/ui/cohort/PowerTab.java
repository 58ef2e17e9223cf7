package org.needlepoint.ui.cohort;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.PlanStudy;

/** How many cases a planned study needs. */
final class PowerTab extends VBox {

    PowerTab() {
        getStyleClass().add("cohort-page");
        getChildren()
                .addAll(
                        form(
                                "auc",
                                List.of(
                                        new Entry("cohort.power.auc.expected", "0.80"),
                                        new Entry("cohort.power.auc.against", "0.50"),
                                        new Entry("cohort.power.auc.ratio", "1"),
                                        new Entry("cohort.power.alpha", "0.05"),
                                        new Entry("cohort.power.wanted", "0.80")),
                                v -> PlanStudy.auc(v[0], v[1], v[2], v[3], v[4])),
                        form(
                                "correlation",
                                List.of(
                                        new Entry("cohort.power.rho", "0.50"),
                                        new Entry("cohort.power.alpha", "0.05"),
                                        new Entry("cohort.power.wanted", "0.80")),
                                v -> PlanStudy.correlation(v[0], v[1], v[2])));
    }

    private record Entry(String key, String usual) {}

    private static VBox form(String id, List<Entry> entries, Function<double[], List<String>> plan) {
        Label title = new Label(Texts.get("cohort.power.title." + id));
        title.getStyleClass().add(Styles.TITLE_4);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("about-versions");
        List<TextField> fields =
                entries.stream().map(e -> new TextField(e.usual())).toList();
        for (int i = 0; i < entries.size(); i++) {
            Label label = new Label(Texts.get(entries.get(i).key()));
            label.setLabelFor(fields.get(i));
            fields.get(i).setId(id + "-" + i);
            fields.get(i).setAccessibleText(label.getText());
            grid.addRow(i, label, fields.get(i));
        }
        Label answer = new Label();
        answer.setId(id + "-answer");
        answer.setWrapText(true);
        Button count = new Button(Texts.get("cohort.power.do"));
        count.setId(id + "-do");
        count.getStyleClass().add(Styles.ACCENT);
        count.setOnAction(e -> answer.setText(answer(fields, plan)));
        VBox box = new VBox(title, grid, count, answer);
        box.getStyleClass().add("cohort-page");
        return box;
    }

    private static String answer(List<TextField> fields, Function<double[], List<String>> plan) {
        double[] values = new double[fields.size()];
        for (int i = 0; i < values.length; i++) {
            String typed = fields.get(i).getText().trim();
            try {
                values[i] = Double.parseDouble(typed);
            } catch (NumberFormatException e) {
                return Texts.get("cohort.power.refused", typed);
            }
        }
        try {
            return EngineTexts.lines(plan.apply(values));
        } catch (IllegalArgumentException e) {
            return Texts.get("cohort.power.refused", EngineTexts.say(e.getMessage()));
        }
    }
}
