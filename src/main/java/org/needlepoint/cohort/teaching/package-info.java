/** A synthetic cohort for teaching, drawn so that its marginals follow the tables of the fusion study. */
package org.needlepoint.cohort.teaching;
