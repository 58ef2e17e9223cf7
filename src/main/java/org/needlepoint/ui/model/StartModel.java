package org.needlepoint.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.collections.FXCollections;
import org.needlepoint.casefile.planning.CaseOwner;
import org.needlepoint.casefile.planning.RecentCases;
import org.needlepoint.casefile.planning.UnsavedCases;
import org.needlepoint.casefile.planning.UserFolders;
import org.needlepoint.problem.ProblemException;

/** What a window without a case offers: cases opened last, cases left by a crash, sample cases. */
public final class StartModel {
    private final DiskAccess disk;
    private final RecentCases recentCases;
    private final UnsavedCases unsavedCases;
    private final SampleCases sampleCases;
    private final SampleMaking making;
    private final Consumer<ProblemException> problem;
    private final ReadOnlyListWrapper<RecentCases.Entry> recent =
            new ReadOnlyListWrapper<>(FXCollections.observableArrayList());
    private final ReadOnlyListWrapper<UnsavedCases.Left> left =
            new ReadOnlyListWrapper<>(FXCollections.observableArrayList());

    StartModel(DiskAccess disk, UserFolders folders, UnsavedCases unsavedCases, Consumer<ProblemException> problem) {
        this.disk = disk;
        this.recentCases = new RecentCases(folders.configuration());
        this.unsavedCases = unsavedCases;
        this.sampleCases = new SampleCases(folders.data());
        this.making = new SampleMaking(sampleCases, disk, problem);
        this.problem = problem;
    }

    private void list(DiskAccess.Work<RecentCases.Listing> work) {
        disk.run(work, l -> recent.setAll(l.entries()), problem);
    }

    /** Reads the lists again. */
    public void refresh() {
        list(recentCases::list);
        disk.run(
                () -> unsavedCases.list(CaseOwner.here()),
                found -> {
                    left.setAll(found.cases());
                    found.failures().stream().findFirst().ifPresent(problem);
                },
                problem);
    }

    void remember(Path what, String title) {
        list(() -> recentCases.add(what, title));
    }

    /**
     * Takes an entry out of the list of recent cases.
     *
     * @param entry entry
     */
    public void forget(RecentCases.Entry entry) {
        list(() -> recentCases.remove(entry.place()));
    }

    /**
     * Cases opened last, the latest first.
     *
     * @return property
     */
    public ReadOnlyListProperty<RecentCases.Entry> recentProperty() {
        return recent.getReadOnlyProperty();
    }

    /**
     * Cases that were never saved and are left from a crash, the latest first.
     *
     * @return property
     */
    public ReadOnlyListProperty<UnsavedCases.Left> leftProperty() {
        return left.getReadOnlyProperty();
    }

    /**
     * The making of a sample case that is not there.
     *
     * @return how far it is
     */
    public SampleMaking making() {
        return making;
    }

    /**
     * Sample cases.
     *
     * @return those that come with the program
     */
    public List<SampleCases.Sample> samples() {
        return sampleCases.list();
    }
}
