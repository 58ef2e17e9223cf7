package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.FitSpectrum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint spectrum}: Cho/Cr of every voxel of a vendor's spectroscopy file. */
@Command(
        name = "spectrum",
        description = {
            "Fits choline and creatine in every voxel of a Siemens RDA, Philips SPAR/SDAT, NIfTI-MRS or",
            "jMRUI text file. For a core, use DICOM spectroscopy with measure."
        })
final class SpectrumCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Spectroscopy file: .rda, .spar or .sdat, .nii, .nii.gz, .txt")
    private Path file;

    @Option(
            names = "--echo-time-ms",
            defaultValue = "144",
            description = "Echo time of a jMRUI text file, which does not state it (default: ${DEFAULT-VALUE})")
    private double echoTimeMs;

    @Override
    public Integer call() throws ProblemException {
        List<String> lines;
        try (TerminalProgress progress = new TerminalProgress()) {
            lines = FitSpectrum.fit(file, echoTimeMs, progress);
        }
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
