package org.needlepoint.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.problem.ProblemException;

/** The result files of a cohort's folder, each with the reader whose it is. */
final class MeasuredResults {
    /** Messages of so many files are shown in full. */
    private static final int SHOWN = 3;

    private MeasuredResults() {}

    /**
     * A result file.
     *
     * @param file path relative to the cohort's folder
     * @param path path
     * @param result content
     * @param reader reader; empty where the cases were measured once
     */
    record Entry(String file, Path path, CaseResult result, String reader) {}

    /**
     * Reads all.
     *
     * @param folder the cohort's folder
     * @param paths result files in it
     * @return one entry a file, in the order of the paths
     * @throws ProblemException if a file cannot be used, all such files named together; or {@link
     *     CohortProblem#TWO_RESULTS}
     */
    static List<Entry> read(Path folder, List<Path> paths) throws ProblemException {
        Map<Path, CaseResult> results = new LinkedHashMap<>();
        List<ProblemException> refused = new ArrayList<>();
        for (Path p : paths) {
            try {
                results.put(p, CaseResultJson.read(p));
            } catch (ProblemException e) {
                refused.add(e);
            }
        }
        if (refused.size() == 1) {
            throw refused.get(0);
        }
        if (!refused.isEmpty()) {
            String first =
                    refused.stream().limit(SHOWN).map(Throwable::getMessage).collect(Collectors.joining(" "));
            throw new ProblemException(
                    CohortProblem.RESULTS_REFUSED,
                    refused.size(),
                    paths.size(),
                    refused.size() > SHOWN ? CohortWording.MORE.say(first, refused.size() - SHOWN) : first);
        }
        boolean byReader =
                results.values().stream().map(CaseResult::caseId).distinct().count() < results.size();
        if (byReader) {
            requireReaders(folder, results);
        }
        List<Entry> entries = new ArrayList<>();
        results.forEach((path, result) -> {
            Path relative = folder.relativize(path);
            entries.add(new Entry(
                    relative.toString(),
                    path,
                    result,
                    byReader ? relative.getName(0).toString() : ""));
        });
        return entries;
    }

    /** Cases measured more than once: READER/CASE/result.json, or nobody can tell whose result is whose. */
    private static void requireReaders(Path folder, Map<Path, CaseResult> results) throws ProblemException {
        Map<String, List<Path>> byCase = new TreeMap<>();
        results.forEach((path, result) ->
                byCase.computeIfAbsent(result.caseId(), k -> new ArrayList<>()).add(folder.relativize(path)));
        Map<String, TreeSet<String>> casesOf = new TreeMap<>();
        byCase.forEach((id, paths) ->
                paths.forEach(p -> casesOf.computeIfAbsent(p.getName(0).toString(), k -> new TreeSet<>())
                        .add(id)));
        boolean oneCaseAFolder = byCase.size() > 1 && casesOf.values().stream().allMatch(ids -> ids.size() == 1);
        for (Map.Entry<String, List<Path>> e : byCase.entrySet()) {
            List<Path> paths = e.getValue();
            boolean deep = paths.stream().allMatch(p -> p.getNameCount() > 2);
            long readers = paths.stream().map(p -> p.getName(0)).distinct().count();
            if (paths.size() > 1 && (oneCaseAFolder || !deep || readers < paths.size())) {
                throw new ProblemException(
                        CohortProblem.TWO_RESULTS,
                        e.getKey(),
                        paths.stream().map(Path::toString).collect(Collectors.joining(" and ")));
            }
        }
    }
}
