package org.needlepoint.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.Provenance;
import org.needlepoint.casefile.planning.InputCheck;
import org.needlepoint.casefile.planning.InputFile;
import org.needlepoint.workflow.session.RecordedSettings;

/** What changed between the inputs of two measurements of a case, one line each, by SOP Instance UID and SHA-256. */
final class InputChanges {
    /** Files of one kind of change that are named one by one. */
    private static final int MOST_NAMED = 5;

    private InputChanges() {}

    /** Images and versions that two results rest on. */
    static List<String> between(CaseResult before, CaseResult after) {
        InputCheck check = InputCheck.between(InputFile.of(before.provenance()), InputFile.of(after.provenance()));
        List<String> out = lines(check, "input no longer used");
        version(
                out,
                "Needlepoint",
                before.software().version(),
                after.software().version());
        version(
                out,
                "DICOM toolkit",
                before.provenance().dicomToolkit(),
                after.provenance().dicomToolkit());
        return out;
    }

    /** Images of a record against a folder on disk, for a case that cannot be measured any more. */
    static List<String> onDisk(Provenance before, Path input) {
        return Files.isDirectory(input)
                ? lines(InputCheck.onDisk(InputFile.of(before), input), "input missing or not readable")
                : List.of();
    }

    /** Files that the settings name: template, marks, transform. */
    static List<String> ofSettingsFiles(Provenance before) {
        List<String> out = new ArrayList<>();
        before.settings().forEach((name, digest) -> {
            if (name.endsWith(RecordedSettings.DIGEST)) {
                String setting = name.substring(0, name.length() - RecordedSettings.DIGEST.length());
                Path file = Path.of(before.settings().getOrDefault(setting, ""));
                Optional<String> now = RecordedSettings.sha256(file);
                if (now.isEmpty()) {
                    out.add(setting + " file no longer readable: " + file);
                } else if (!now.get().equals(digest)) {
                    out.add(setting + " file changed: " + file);
                }
            }
        });
        return out;
    }

    private static List<String> lines(InputCheck check, String vanished) {
        List<String> out = new ArrayList<>();
        list(
                out,
                "input changed",
                check.changed().stream().map(c -> named(c.before(), c.sha256())).toList());
        list(out, vanished, check.vanished().stream().map(InputFile::file).toList());
        list(out, "input added", check.appeared().stream().map(InputFile::file).toList());
        return out;
    }

    private static String named(InputFile i, String now) {
        return i.file() + " (" + i.role() + ", SOP Instance UID " + i.sopInstanceUid() + ", SHA-256 "
                + i.sha256().substring(0, 12) + "… → " + now.substring(0, 12) + "…)";
    }

    private static void list(List<String> out, String what, List<String> files) {
        files.stream().limit(MOST_NAMED).forEach(f -> out.add(what + ": " + f));
        if (files.size() > MOST_NAMED) {
            out.add(what + ": " + (files.size() - MOST_NAMED) + " more files");
        }
    }

    private static void version(List<String> out, String what, String was, String is) {
        if (!was.equals(is)) {
            out.add(what + " " + was + " → " + is);
        }
    }
}
