package org.needlepoint.workflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.phantom.Phantom;
import org.needlepoint.phantom.PhantomCase;
import org.needlepoint.phantom.PhantomRecipe;
import org.needlepoint.phantom.PhantomRecipes;
import org.needlepoint.phantom.Truth;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * Makes a sample case: a folder of DICOM files with a sub-folder per series, and {@code truth.json} with what is true of
 * it and the complete recipe. The folder appears complete or not at all.
 */
public final class MakeSampleCase {
    /** Name of the file with the truth. */
    public static final String TRUTH_FILE = "truth.json";

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private MakeSampleCase() {}

    /**
     * A named recipe, for lists and help.
     *
     * @param name name
     * @param description what the case is
     */
    public record Named(String name, String description) {}

    /**
     * The named recipes, the committed sample cases first.
     *
     * @return names with descriptions
     */
    public static List<Named> recipes() {
        return PhantomRecipes.names().stream()
                .map(n -> new Named(n, PhantomRecipes.named(n).description()))
                .toList();
    }

    /**
     * A recipe by name or from a file, with single parameters changed.
     *
     * @param nameOrFile one of {@link #recipes}, or the path of a JSON file that ends in {@code .json}
     * @param changes path → JSON value, such as {@code seed → 7} or {@code ct.spacingMm → 2}
     * @return the recipe
     * @throws ProblemException if there is no such recipe or file, or a parameter is unknown or unusable
     */
    public static PhantomRecipe recipe(String nameOrFile, Map<String, String> changes) throws ProblemException {
        PhantomRecipe recipe;
        try {
            if (PhantomRecipes.names().contains(nameOrFile)) {
                recipe = PhantomRecipes.named(nameOrFile);
            } else if (nameOrFile.endsWith(".json")) {
                recipe = PhantomRecipes.parse(text(Path.of(nameOrFile)));
            } else {
                throw new ProblemException(
                        SampleCaseProblem.UNKNOWN_RECIPE, nameOrFile, String.join(", ", PhantomRecipes.names()));
            }
            return changes.isEmpty() ? recipe : PhantomRecipes.changed(recipe, changes);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e, SampleCaseProblem.BAD_RECIPE, e.getMessage());
        }
    }

    private static String text(Path file) throws ProblemException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ProblemException(
                    e, SampleCaseProblem.RECIPE_UNREADABLE, file, e.getClass().getSimpleName());
        }
    }

    /**
     * Makes a case of a named recipe or one from a file.
     *
     * @param nameOrFile as for {@link #recipe}
     * @param changes as for {@link #recipe}
     * @param out folder to write; made if it does not exist
     * @param progress where progress is reported
     * @throws ProblemException as for {@link #recipe} and {@link #make(PhantomRecipe, Path, Progress)}
     */
    public static void make(String nameOrFile, Map<String, String> changes, Path out, Progress progress)
            throws ProblemException {
        make(recipe(nameOrFile, changes), out, progress);
    }

    /**
     * Makes a case.
     *
     * @param recipe recipe
     * @param out folder to write; made if it does not exist
     * @param progress where progress is reported
     * @return the truth of the case
     * @throws ProblemException if the folder cannot be written, or the parameters contradict the anatomy
     * @throws org.needlepoint.work.CancelledException if cancelled; nothing is then written
     */
    public static Truth make(PhantomRecipe recipe, Path out, Progress progress) throws ProblemException {
        AtomicFolder.check(out);
        PhantomCase made;
        try {
            made = Phantom.make(recipe, progress.part(0, 0.8));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e, SampleCaseProblem.BAD_RECIPE, e.getMessage());
        }
        try (AtomicFolder folder = AtomicFolder.open(out)) {
            new SampleCaseSeries(made, DicomToolkit.installed()).write(folder, progress.part(0.8, 1));
            ObjectNode truth = MAPPER.valueToTree(made.truth());
            truth.set("recipe", MAPPER.readTree(PhantomRecipes.toJson(recipe)));
            MAPPER.writeValue(folder.file(TRUTH_FILE).toFile(), truth);
            folder.commit();
        } catch (IOException e) {
            throw new ProblemException(e, SampleCaseProblem.NOT_WRITTEN, out, e.getMessage());
        }
        return made.truth();
    }
}
