/** A window for many cases: tables and figures with their sources, measuring again, eligibility, sample size. */
package org.needlepoint.ui.cohort;
