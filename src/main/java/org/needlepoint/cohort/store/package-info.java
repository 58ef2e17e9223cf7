/**
 * The cohort's database: patients under pseudonyms, cases, cores, measurements, refusals, readers and their blinded
 * reads, pathology, surgery and follow-up; SQLite in a file, or PostgreSQL by URL.
 *
 * <p>{@link org.needlepoint.cohort.store.DataDictionary} names every table and column; import, export and
 * {@code docs/data-dictionary.md} are made from it, and the migrations in {@code db/migration} are held against it.
 * JDBC, Flyway and the drivers are used in this package alone.
 */
package org.needlepoint.cohort.store;
