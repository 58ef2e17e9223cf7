/** Regions of interest: the biopsy core's rectangle and the exact weights of the pixels it covers. */
package org.needlepoint.roi;
