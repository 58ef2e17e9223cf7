package org.needlepoint.ui.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.needlepoint.casefile.planning.InputCheck;
import org.needlepoint.casefile.planning.InputFile;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.workflow.session.SessionSnapshot;

/**
 * Writes down which files a case was measured from, and compares them when the case is opened again: either the numbers are
 * those of the same files, or the user is told which differ.
 */
final class InputWatch {
    private final WorkstationModel session;
    private final DiskAccess disk;
    private final Consumer<InputCheck> differs;
    private List<InputFile> expected = List.of();
    private boolean asked;

    InputWatch(WorkstationModel session, DiskAccess disk, Consumer<InputCheck> differs) {
        this.session = session;
        this.disk = disk;
        this.differs = differs;
        session.snapshotProperty().addListener((o, before, now) -> computed(now));
    }

    /** A case is opened that was measured from these files; from none if it was not measured yet. */
    void expect(List<InputFile> files) {
        expected = files;
        asked = false;
    }

    /** The user goes on with the files as they are. */
    void accept() {
        expected = List.of();
        asked = false;
        session.snapshot().flatMap(InputWatch::files).ifPresent(session::measuredFrom);
    }

    private static Optional<List<InputFile>> files(SessionSnapshot snapshot) {
        return snapshot.result().value().map(r -> InputFile.of(r.provenance()));
    }

    private void computed(SessionSnapshot now) {
        if (now == null || asked) {
            return;
        }
        Optional<List<InputFile>> files = files(now);
        if (expected.isEmpty()) {
            files.ifPresent(session::measuredFrom);
        } else if (files.isPresent()) {
            tell(InputCheck.between(expected, files.get()));
            if (!asked) {
                accept();
            }
        } else {
            onDisk(now.decisions());
        }
    }

    /** The case can no longer be measured: perhaps because of the files. */
    private void onDisk(PlanningCase c) {
        List<InputFile> files = expected;
        disk.run(
                () -> InputCheck.onDisk(files, c.input()),
                check -> {
                    if (!asked && files == expected) {
                        tell(check);
                    }
                },
                e -> {});
    }

    private void tell(InputCheck check) {
        if (!check.isSame()) {
            asked = true;
            differs.accept(check);
        }
    }
}
