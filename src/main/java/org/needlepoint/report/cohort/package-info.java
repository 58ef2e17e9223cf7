/** The results of a cohort as the study prints them: its tables and figures, supplements, methods, and where each number comes from. */
package org.needlepoint.report.cohort;
