/**
 * From a needle in CT to values on MR with intervals: carries the core through the registration and propagates the
 * uncertainty of pose, tip, axis and noise to ADC and Cho/Cr by seeded random draws.
 */
package org.needlepoint.measurement;
