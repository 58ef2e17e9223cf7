/** Who belongs to a cohort: reasons for exclusion as an editable file, applied in order, and the flow that results. */
package org.needlepoint.cohort.eligibility;
