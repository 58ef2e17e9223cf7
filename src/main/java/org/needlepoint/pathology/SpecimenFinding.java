package org.needlepoint.pathology;

import java.util.Optional;

/**
 * What one specimen shows.
 *
 * @param diagnosis diagnosis; empty if it is not stated
 * @param subtype subtype; empty if it was not determined
 * @param grade FNCLCC grade; empty if it was not determined
 */
public record SpecimenFinding(
        Optional<Diagnosis> diagnosis, Optional<SoftTissueTumour> subtype, Optional<FnclccGrade> grade) {}
