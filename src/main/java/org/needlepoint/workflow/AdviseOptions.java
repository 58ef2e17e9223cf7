package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.placement.PlacementProblem;
import org.needlepoint.placement.Side;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.QualityGate;

/**
 * A placement as typed on a command line, before it is checked; null for what was not given. Lengths in mm, see
 * {@link AdviseSettings}.
 *
 * @param ellipse {@code WIDTHxHEIGHT}
 * @param contour contour file
 * @param images folder of images
 * @param target coordinates
 * @param depthMm depth
 * @param clock hour of the depth
 * @param entryClock hour of the entry
 * @param freeMm radius kept free
 * @param lying side lain on, upper case
 * @param count capsules
 * @param template template
 * @param pitchMm slice distance
 * @param gapMm capsule distance
 * @param shiftMm line distance
 * @param mostShiftMm largest line distance
 * @param layout layout file
 * @param acceptMm limit of acceptance
 * @param cautionMm limit of use
 */
public record AdviseOptions(
        String ellipse,
        Path contour,
        Path images,
        List<Double> target,
        Double depthMm,
        Double clock,
        Double entryClock,
        double freeMm,
        String lying,
        int count,
        String template,
        double pitchMm,
        double gapMm,
        Double shiftMm,
        double mostShiftMm,
        Path layout,
        double acceptMm,
        double cautionMm) {

    /**
     * Checks the spelling.
     *
     * @return the settings
     * @throws ProblemException {@link PlacementProblem#BAD_VALUE} naming the option
     */
    public AdviseSettings settings() throws ProblemException {
        if (!(acceptMm > 0 && cautionMm >= acceptMm)) {
            throw bad(
                    "--accept-mm, --caution-mm",
                    acceptMm + ", " + cautionMm,
                    "positive, the second not below the first");
        }
        if (target != null && (target.size() < 2 || target.size() > 3)) {
            throw bad("--target", target.toString(), "X,Y or X,Y,Z in mm");
        }
        if (depthMm != null && !(depthMm > 0)) {
            throw bad("--depth", String.valueOf(depthMm), "above 0 mm");
        }
        return new AdviseSettings(
                size(),
                Optional.ofNullable(contour),
                Optional.ofNullable(images),
                target == null ? List.of() : target,
                optional(depthMm),
                optional(clock),
                optional(entryClock),
                freeMm,
                side(),
                count,
                template,
                pitchMm,
                gapMm,
                optional(shiftMm),
                mostShiftMm,
                Optional.ofNullable(layout),
                new QualityGate(acceptMm, cautionMm));
    }

    private Optional<List<Double>> size() throws ProblemException {
        if (ellipse == null) {
            return Optional.empty();
        }
        String[] parts = ellipse.toLowerCase(Locale.ROOT).split("[x×]", -1);
        try {
            if (parts.length == 2) {
                return Optional.of(List.of(Double.parseDouble(parts[0].trim()), Double.parseDouble(parts[1].trim())));
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    e,
                    PlacementProblem.BAD_VALUE,
                    "--ellipse",
                    "'" + ellipse + "'",
                    "WIDTHxHEIGHT in mm, such as 160x140");
        }
        throw bad("--ellipse", "'" + ellipse + "'", "WIDTHxHEIGHT in mm, such as 160x140");
    }

    private Optional<Side> side() throws ProblemException {
        Optional<Side> side =
                Arrays.stream(Side.values()).filter(s -> s.name().equals(lying)).findFirst();
        if (lying != null && side.isEmpty()) {
            throw bad("--lying", "'" + lying.toLowerCase(Locale.ROOT) + "'", "back, front, left or right");
        }
        return side;
    }

    private static ProblemException bad(String option, String value, String allowed) {
        return new ProblemException(PlacementProblem.BAD_VALUE, option, value, allowed);
    }

    private static OptionalDouble optional(Double v) {
        return v == null ? OptionalDouble.empty() : OptionalDouble.of(v);
    }
}
