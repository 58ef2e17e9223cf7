package org.needlepoint.casefile;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The patient, as the images name them.
 *
 * @param id Patient ID (0010,0020)
 * @param name Patient's Name (0010,0010), as stored: {@code family^given^middle^prefix^suffix}
 * @param sex Patient's Sex (0010,0040)
 * @param birthDate Patient's Birth Date (0010,0030)
 */
public record Subject(String id, Optional<String> name, Optional<String> sex, Optional<LocalDate> birthDate) {
    /** Family name of the patients of generated cases. */
    private static final String INVENTED = "SYNTHETIC^";

    /**
     * Whether the case is invented: generated cases say so in the patient's name.
     *
     * @return whether the family name is SYNTHETIC
     */
    public boolean isSynthetic() {
        return name.map(n -> n.startsWith(INVENTED)).orElse(false);
    }
}
