package org.needlepoint.casefile.planning;

import java.time.Instant;
import java.util.Optional;

/** What a {@code case.json} says: the case, and what is known about the file. Immutable. */
public final class CaseDocument {
    private final PlanningCase planningCase;
    private final String version;
    private final Optional<String> migratedFrom;
    private final Instant savedAt;
    private final String softwareVersion;
    private final Optional<UnknownMembers> unknown;

    CaseDocument(
            PlanningCase planningCase,
            String version,
            Optional<String> migratedFrom,
            Instant savedAt,
            String softwareVersion,
            Optional<UnknownMembers> unknown) {
        this.planningCase = planningCase;
        this.version = version;
        this.migratedFrom = migratedFrom;
        this.savedAt = savedAt;
        this.softwareVersion = softwareVersion;
        this.unknown = unknown;
    }

    /**
     * The case.
     *
     * @return its paths are absolute
     */
    public PlanningCase planningCase() {
        return planningCase;
    }

    /**
     * Version of the format in which it will be written again: this program's, or a newer minor version that the file
     * had.
     *
     * @return such as {@code 3.0}
     */
    public String version() {
        return version;
    }

    /**
     * Version of the format before it was migrated.
     *
     * @return such as {@code 1.0}; empty if it was of this program's major version
     */
    public Optional<String> migratedFrom() {
        return migratedFrom;
    }

    /**
     * When it was saved.
     *
     * @return time
     */
    public Instant savedAt() {
        return savedAt;
    }

    /**
     * Version of the program that saved it.
     *
     * @return version
     */
    public String softwareVersion() {
        return softwareVersion;
    }

    Optional<UnknownMembers> unknown() {
        return unknown;
    }
}
