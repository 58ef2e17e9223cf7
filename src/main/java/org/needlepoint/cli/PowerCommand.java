package org.needlepoint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.needlepoint.workflow.PlanStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code needlepoint power}: the number of cases of a planned study. */
@Command(name = "power", description = "Says how many cases a planned AUC or correlation needs for a two-sided test.")
final class PowerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--auc", paramLabel = "AUC", description = "Expected area under the ROC curve, 0.5 to 1")
    private Double auc;

    @Option(
            names = "--null",
            paramLabel = "AUC",
            defaultValue = "0.5",
            description = "Area that it is tested against (default: ${DEFAULT-VALUE})")
    private double nullAuc;

    @Option(
            names = "--ratio",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Negative cases for each positive one (default: ${DEFAULT-VALUE})")
    private double ratio;

    @Option(names = "--correlation", paramLabel = "R", description = "Expected correlation, between -1 and 1")
    private Double correlation;

    @Option(names = "--alpha", defaultValue = "0.05", description = "Two-sided level (default: ${DEFAULT-VALUE})")
    private double alpha;

    @Option(names = "--power", defaultValue = "0.8", description = "Power (default: ${DEFAULT-VALUE})")
    private double power;

    @Override
    public Integer call() {
        if (auc == null && correlation == null) {
            throw new ParameterException(spec.commandLine(), "Give --auc or --correlation");
        }
        List<String> lines = new ArrayList<>();
        try {
            if (auc != null) {
                lines.addAll(PlanStudy.auc(auc, nullAuc, ratio, alpha, power));
            }
            if (correlation != null) {
                lines.addAll(PlanStudy.correlation(correlation, alpha, power));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
