package org.needlepoint.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.Provenance;
import org.needlepoint.workflow.session.RecordedSettings;

/** What changed between the inputs of two measurements of a case, one line each, by SOP Instance UID and SHA-256. */
final class InputChanges {
    /** Files of one kind of change that are named one by one. */
    private static final int MOST_NAMED = 5;

    private InputChanges() {}

    /** Images and versions that two results rest on. */
    static List<String> between(CaseResult before, CaseResult after) {
        List<String> out = new ArrayList<>();
        Map<String, Provenance.Input> was = byUid(before.provenance());
        Map<String, Provenance.Input> is = byUid(after.provenance());
        List<String> changed = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> added = new ArrayList<>();
        was.forEach((uid, input) -> {
            Provenance.Input now = is.get(uid);
            if (now == null) {
                gone.add(input.file());
            } else if (!now.sha256().equals(input.sha256())) {
                changed.add(named(input, now.sha256()));
            }
        });
        is.forEach((uid, input) -> {
            if (!was.containsKey(uid)) {
                added.add(input.file());
            }
        });
        list(out, "input changed", changed);
        list(out, "input no longer used", gone);
        list(out, "input added", added);
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
        List<String> out = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        if (Files.isDirectory(input)) {
            for (Provenance.Input i : byUid(before).values()) {
                Optional<String> now = RecordedSettings.sha256(input.resolve(i.file()));
                if (now.isEmpty()) {
                    gone.add(i.file());
                } else if (!now.get().equals(i.sha256())) {
                    changed.add(named(i, now.get()));
                }
            }
        }
        list(out, "input changed", changed);
        list(out, "input missing or not readable", gone);
        return out;
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

    private static Map<String, Provenance.Input> byUid(Provenance p) {
        Map<String, Provenance.Input> out = new LinkedHashMap<>();
        // An object may serve two roles; it is one file.
        p.inputs().forEach(i -> out.putIfAbsent(i.sopInstanceUid(), i));
        return out;
    }

    private static String named(Provenance.Input i, String now) {
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
