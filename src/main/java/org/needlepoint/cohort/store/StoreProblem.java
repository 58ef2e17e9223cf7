package org.needlepoint.cohort.store;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong with the cohort's database. */
public enum StoreProblem implements Problem {
    /** {0} location. */
    UNKNOWN_LOCATION(
            ProblemKind.BAD_SETTINGS,
            "\"{0}\" names no store that is known here.",
            "Give the path of an SQLite file, or a URL such as jdbc:postgresql://host/database?user=name."),
    /** {0} location. */
    NO_STORE(
            ProblemKind.NO_INPUT,
            "There is no store at {0}.",
            "Check the path, or make a store with ./needlepoint store create {0}."),
    /** {0} location, {1} what it is. */
    NOT_A_STORE(
            ProblemKind.BAD_FILE,
            "{0} is no Needlepoint store: {1}.",
            "Check the path; ./needlepoint store create makes a store where there is nothing yet."),
    /** {0} location, {1} what is there. */
    ALREADY_THERE(
            ProblemKind.OUTPUT,
            "No store was made at {0}: {1}.",
            "Choose another place; an existing store is never replaced."),
    /** {0} location, {1} version of the store, {2} newest version this program knows. */
    NEWER_VERSION(
            ProblemKind.STORE,
            "The store {0} has version {1}; this program knows versions up to {2}.",
            "Use the version of Needlepoint that wrote it, or a newer one. Nothing was changed."),
    /** {0} location, {1} version of the store, {2} version this program needs. */
    OLDER_VERSION(
            ProblemKind.STORE,
            "The store {0} has version {1}; this program needs version {2}.",
            "Make a backup, then run ./needlepoint store upgrade {0}."),
    /** {0} location, {1} what the database says. */
    NOT_REACHED(
            ProblemKind.NO_INPUT,
            "The store {0} cannot be opened: {1}.",
            "Check that the server runs, the URL, user and password (a .pgpass file is read), or the file's rights."),
    /** {0} what the database says. */
    DATABASE_FAILED(
            ProblemKind.STORE,
            "The database refused: {0}.",
            "The change was rolled back as a whole. Check rights and free space, then try again."),
    /** {0} tries. */
    BUSY(ProblemKind.STORE, "Other users of the store were in the way {0} times.", "Nothing was changed; try again."),
    /** {0} what is locked. */
    LOCKED(
            ProblemKind.STORE,
            "Refused: {0}.",
            "What is signed stays. Read again in a new session, or let an adjudicator decide."),
    /** {0} why. */
    NOT_ADJUDICABLE(
            ProblemKind.STORE,
            "The core cannot be adjudicated: {0}.",
            "./needlepoint store adjudicate without values lists the cores that can be."),
    /** {0} rule or column. */
    CHECK_FAILED(
            ProblemKind.BAD_SETTINGS,
            "The database refused a value: {0}.",
            "Compare the values with docs/data-dictionary.md. Nothing was changed."),
    /** {0} file, {1} why. */
    NOT_READABLE(ProblemKind.NO_INPUT, "{0} cannot be read: {1}.", "Check the path and its rights."),
    /** {0} path. */
    NOTHING_TO_IMPORT(
            ProblemKind.NO_INPUT,
            "{0} holds no table of the data dictionary.",
            "Give a folder with files such as patient.csv and study_case.csv, one of them, or a .json file; see"
                    + " docs/data-dictionary.md."),
    /** {0} file, {1} place, {2} what is wrong. */
    MALFORMED(
            ProblemKind.BAD_FILE,
            "{0}, {1}: {2}.",
            "Correct the file after docs/data-dictionary.md. Nothing was imported."),
    /** {0} file, {1} row, {2} column, {3} value, {4} what is wrong. */
    BAD_VALUE(
            ProblemKind.BAD_SETTINGS,
            "{0}, {1}, column {2}: \"{3}\" {4}.",
            "Correct the value after docs/data-dictionary.md. Nothing was imported."),
    /** {0} file, {1} row, {2} rule. */
    BAD_ROW(
            ProblemKind.BAD_SETTINGS,
            "{0}, {1}: {2}.",
            "Correct the row after docs/data-dictionary.md. Nothing was imported."),
    /** {0} file, {1} row, {2} key, {3} column, {4} value in the store, {5} value in the file. */
    DIFFERENT_ROW(
            ProblemKind.STORE,
            "{0}, {1}: the store already has {2} with {3} = {4}, not {5}.",
            "Add --update to change the store to the file's values, which the audit trail records. Nothing was"
                    + " imported."),
    /** {0} location. */
    DATES_UNSAID(
            ProblemKind.BAD_SETTINGS,
            "The store {0} keeps shifted dates, and it is not said what the dates of the file are.",
            "Add --dates real if they are as in the hospital's records, --dates shifted if they come from an export"
                    + " of this store."),
    /** {0} location. */
    DATES_NOT_SHIFTED(
            ProblemKind.BAD_SETTINGS,
            "The store {0} keeps dates as they were; shifted dates do not belong into it.",
            "Leave --dates out, or import into a store that was created with --dates shifted."),
    /** {0} location. */
    KEY_NEEDED(
            ProblemKind.BAD_SETTINGS,
            "Pseudonyms and dates of the store {0} need its key file, and none was named.",
            "Add --key FILE, the file that ./needlepoint store create wrote."),
    /** {0} location. */
    IMAGES_NEEDED(
            ProblemKind.BAD_SETTINGS,
            "The store {0} is a database, and no folder of its images was named.",
            "Add --images DIR, a folder that everybody who uses this store reaches."),
    /** {0} key file, {1} what is wrong. */
    BAD_KEY(
            ProblemKind.BAD_SETTINGS,
            "The key file {0} cannot be used: {1}.",
            "Use the key file with which the store was created; without it the same patient would get two pseudonyms."),
    /** {0} case. */
    OTHER_PATIENT(
            ProblemKind.WRONG_PATIENT,
            "The case {0} is in the store already, of another patient.",
            "Give another name with --case, or correct the store."),
    /** {0} case, {1} what gives the patient away. */
    IDENTIFYING(
            ProblemKind.BAD_SETTINGS,
            "The {0} holds the patient's {1}, which is not stored in clear.",
            "Give a neutral name with --case, and a message without names."),
    /** {0} what, {1} name. */
    UNKNOWN(ProblemKind.NO_INPUT, "The store has no {0} {1}.", "./needlepoint store list shows what it holds."),
    /** {0} what, {1} name. */
    KNOWN_ALREADY(ProblemKind.STORE, "The store already has {0} {1}.", "./needlepoint store list shows what it holds."),
    /** {0} reader, {1} session. */
    NO_SESSION(
            ProblemKind.STORE,
            "Reader {0} has not opened session {1}.",
            "Open it with ./needlepoint store worklist --reader {0} --session {1} --seed NUMBER."),
    /** {0} reader, {1} session, {2} seed. */
    OTHER_SEED(
            ProblemKind.STORE,
            "Session {1} of reader {0} was opened with seed {2}, and keeps that order.",
            "Leave --seed out, or open another session."),
    /** {0} reader, {1} role. */
    WRONG_ROLE(
            ProblemKind.STORE,
            "{0} is registered as {1}.",
            "Readers read and sign, adjudicators adjudicate; a person who does both has two entries."),
    /** {0} case, {1} why. */
    PATHOLOGY_UNSETTLED(
            ProblemKind.BAD_SETTINGS,
            "The pathologists differ on {0}: {1}.",
            "Add a row of the pathologist \"consensus\" to the table pathology."),
    /** {0} location. */
    NO_ROLES(
            ProblemKind.BAD_SETTINGS,
            "The store {0} is a file and has no database roles.",
            "Leave --database-role out; roles belong to a PostgreSQL store."),
    /** {0} what the database says. */
    FORBIDDEN(
            ProblemKind.STORE,
            "The database does not allow this to your role: {0}.",
            "Readers read and sign under their own name and see nothing else; ask the owner of the store for the rest."),
    /** {0} file, {1} why. */
    NOT_WRITABLE(ProblemKind.OUTPUT, "Cannot write {0}: {1}.", "Choose another place or make it writable.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    StoreProblem(ProblemKind kind, String message, String remedy) {
        this.kind = kind;
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
