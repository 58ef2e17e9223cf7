/**
 * Failures that a user or a file can cause: what happened, and what to do about it.
 *
 * <p>Programming mistakes are unchecked exceptions; everything here is checked and carries a plain message and a
 * remedy. Each package that can fail owns one enum of {@link org.needlepoint.problem.Problem}s.
 */
package org.needlepoint.problem;
