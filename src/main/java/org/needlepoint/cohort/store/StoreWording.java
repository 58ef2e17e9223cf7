package org.needlepoint.cohort.store;

import org.needlepoint.wording.Wording;

/** Why a store or its key cannot be used. */
public enum StoreWording implements Wording {
    /** No parts. */
    NO_SQLITE("it is no SQLite database"),
    /** No parts. */
    NO_TABLES("it lacks the tables that a store has"),
    /** No parts. */
    OTHER_STORE("it belongs to another store"),
    /** No parts. */
    NO_KEY_FILE("it is no key file"),
    /** No parts. */
    OPEN_TO_OTHERS("other users may read or write it; run chmod 600 on it");

    private final String template;

    StoreWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
