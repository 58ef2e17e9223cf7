package org.needlepoint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.Test;
import org.needlepoint.ui.cohort.CohortWindow;
import org.needlepoint.ui.model.CohortModel;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.MeasureCase;
import org.needlepoint.workflow.session.MeasureSettings;

class CohortWindowTest extends WorkstationTest {
    private static final Path TEACHING = Path.of("sample-cases", "cohort");

    private CohortModel cohort;

    private void openCohort(Look look) {
        start(look);
        interact(() -> {
            cohort = CohortModel.onOwnThread(Platform::runLater);
            new CohortWindow(stage, cohort).show();
        });
    }

    private void tab(int i) {
        interact(() -> this.<TabPane>node("cohort-tabs").getSelectionModel().select(i));
    }

    private void enter(String field, Path path) {
        interact(() -> this.<TextField>node(field).setText(path.toString()));
    }

    private void press(String button) {
        interact(() -> this.<Button>node(button).fire());
        await("the cohort", cohort.busyProperty().not());
    }

    private static List<String> texts(TreeItem<String> root) {
        List<String> out = new ArrayList<>();
        Deque<TreeItem<String>> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            TreeItem<String> item = left.pop();
            out.add(String.valueOf(item.getValue()));
            item.getChildren().forEach(left::push);
        }
        return out;
    }

    @Test
    void the_teaching_cohort_is_analysed_shown_traced_and_written() throws Exception {
        openCohort(Look.USUAL.light());
        enter("cohort-input", TEACHING.resolve("cohort.csv"));
        enter("cohort-pathology", TEACHING.resolve("pathology.csv"));
        press("cohort-analyse");
        assertThat(cohort.problemProperty().get()).isNull();
        assertThat(cohort.analysedProperty().get().counts().included()).isEqualTo(32);
        ListView<?> pages = node("cohort-pages");
        int tables = cohort.analysedProperty().get().tables().size();
        int figures = cohort.analysedProperty().get().figures().size();
        assertThat(tables).isGreaterThanOrEqualTo(6);
        assertThat(pages.getItems()).hasSize(2 + tables + figures);

        interact(() -> pages.getSelectionModel().select(1));
        GridPane table = node("printed-table");
        assertThat(texts(table)).anyMatch(t -> t.matches(".*\\d.*"));
        Hyperlink number = onWindow(() -> (Hyperlink) table.getChildren().stream()
                .filter(Hyperlink.class::isInstance)
                .findFirst()
                .orElseThrow());
        interact(number::fire);
        TreeView<String> sources = node("sources");
        assertThat(texts(sources.getRoot()))
                .anyMatch(t -> t.matches(".*cohort\\.csv, line \\d+, SHA-256 [0-9a-f]{64}"));
        screenshot("cohort-table", pages.getScene());

        interact(() -> pages.getSelectionModel().select(1 + tables));
        ScrollPane page = node("cohort-page");
        ImageView figure = onWindow(() -> (ImageView) page.getContent().lookup(".cohort-figure"));
        assertThat(figure.getImage().getWidth()).isGreaterThan(400);
        screenshot("cohort-figure", pages.getScene());

        Path out = userFolder.resolve("out");
        interact(() -> cohort.write(out));
        await("the folder", cohort.busyProperty().not());
        assertThat(cohort.problemProperty().get()).isNull();
        assertThat(Files.size(out.resolve("report.html"))).isPositive();
    }

    private static List<String> texts(GridPane grid) {
        return onWindow(() -> grid.getChildren().stream()
                .map(n -> n instanceof javafx.scene.control.Labeled l ? l.getText() : "")
                .toList());
    }

    @Test
    void a_refused_table_is_named_with_its_remedy_and_the_window_goes_on() throws Exception {
        Path wrong = Files.writeString(userFolder.resolve("wrong.csv"), "nothing\n1\n");
        openCohort(Look.USUAL);
        enter("cohort-input", wrong);
        press("cohort-analyse");
        Label problem = node("cohort-problem");
        assertThat(problem.isVisible()).isTrue();
        assertThat(problem.getText()).contains("wrong.csv");
        assertThat(this.<Button>node("cohort-write").isDisabled()).isTrue();
        enter("cohort-input", TEACHING.resolve("cohort.csv"));
        interact(() -> this.<Button>node("cohort-analyse").fire());
        interact(cohort::cancel);
        await("rest", cohort.busyProperty().not());
        assertThat(problem.isVisible()).isFalse();
        assertThat(cohort.analysedProperty().get()).as("cancelled").isNull();
    }

    @Test
    void eligibility_and_number_of_cases_are_answered() {
        openCohort(Look.USUAL.chinese());
        tab(2);
        enter("cohort-eligible-table", TEACHING.resolve("candidates.csv"));
        enter("cohort-eligible-reasons", TEACHING.resolve("eligibility.json"));
        press("cohort-assess");
        assertThat(cohort.problemProperty().get()).isNull();
        int assessed = cohort.assessedProperty().get().flow().assessed();
        assertThat(this.<Label>node("eligible-text").getText()).contains(String.valueOf(assessed));
        Node flow = node("eligible-flow");
        assertThat(flow.lookup(".cohort-figure")).isNotNull();
        screenshot("cohort-eligible", flow.getScene());
        tab(3);
        interact(() -> this.<Button>node("correlation-do").fire());
        // Bonett and Wright 2000 ask for 32 cases or so at rho 0.5, power 0.8.
        assertThat(this.<Label>node("correlation-answer").getText()).containsPattern("Spearman 系数需 3[0-9] 例");
        interact(() -> this.<TextField>node("auc-0").setText("2"));
        interact(() -> this.<Button>node("auc-do").fire());
        assertThat(this.<Label>node("auc-answer").getText()).isEqualTo("数值缺失或超出范围：预期 AUC 不能为 2.0");
        interact(() -> this.<TextField>node("auc-0").setText("two"));
        interact(() -> this.<Button>node("auc-do").fire());
        assertThat(this.<Label>node("auc-answer").getText()).isEqualTo("数值缺失或超出范围：two");
    }

    @Test
    void a_case_measured_again_is_the_same_and_says_so() throws Exception {
        Path images = Path.of("sample-cases", "calf-low-grade").toAbsolutePath();
        Path measured = userFolder.resolve("measured");
        new MeasureCase(MeasureSettings.of(images, measured.resolve("calf"))).run(Progress.NONE);
        openCohort(Look.USUAL);
        tab(1);
        enter("cohort-again-cohort", measured);
        press("cohort-again");
        assertThat(cohort.problemProperty().get()).isNull();
        assertThat(this.<Label>node("again-summary").getText())
                .isEqualTo("1 cases measured again, 1 of them the same.");
        assertThat(texts(this.<TreeView<String>>node("again-cases").getRoot())).anyMatch(t -> t.endsWith(": the same"));
        screenshot("cohort-again", node("again-cases").getScene());
    }

    @Test
    void measuring_a_folder_without_results_is_refused() {
        openCohort(Look.USUAL);
        tab(1);
        enter("cohort-again-cohort", TEACHING);
        press("cohort-again");
        assertThat(this.<Label>node("cohort-problem").getText()).contains("cohort");
        assertThat(cohort.remeasuredProperty().get()).isNull();
    }
}
