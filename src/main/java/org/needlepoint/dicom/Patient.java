package org.needlepoint.dicom;

import java.util.Locale;

/**
 * Whose images these are, as the file says.
 *
 * @param id Patient ID; empty if absent
 * @param name name in DICOM form {@code Family^Given}; empty if absent
 * @param birthDate {@code YYYYMMDD}; empty if absent
 * @param sex {@code M}, {@code F}, {@code O}; empty if absent
 */
public record Patient(String id, String name, String birthDate, String sex) {

    static Patient of(DataSet d) {
        return new Patient(
                d.text(Tags.PATIENT_ID).orElse(""),
                d.text(Tags.PATIENT_NAME).orElse(""),
                d.text(Tags.PATIENT_BIRTH_DATE).orElse(""),
                d.text(Tags.PATIENT_SEX).orElse(""));
    }

    /**
     * Whether this can be the same person as another: no stated value contradicts. Names are compared without case,
     * empty components and separators, because archives differ in those.
     *
     * @param o other patient
     * @return false if the identifiers differ, or, where an identifier is absent, the names or birth dates
     */
    public boolean mayBe(Patient o) {
        if (!id.isEmpty() && !o.id.isEmpty()) {
            return id.equalsIgnoreCase(o.id)
                    && agree(birthDate, o.birthDate)
                    && agree(normalized(name), normalized(o.name));
        }
        return agree(normalized(name), normalized(o.name)) && agree(birthDate, o.birthDate);
    }

    private static boolean agree(String a, String b) {
        return a.isEmpty() || b.isEmpty() || a.equals(b);
    }

    private static String normalized(String name) {
        StringBuilder out = new StringBuilder();
        // Only the first component group: the others repeat the name in other scripts.
        String first = name.contains("=") ? name.substring(0, name.indexOf('=')) : name;
        for (String part : first.split("[\\^ ,]+")) {
            out.append(part.toUpperCase(Locale.ROOT)).append('^');
        }
        return out.toString().replaceAll("\\^+$", "");
    }

    @Override
    public String toString() {
        String s = id.isEmpty() ? DicomWording.WITHOUT_ID.say() : id;
        return name.isEmpty() ? s : s + " (" + name + ")";
    }
}
