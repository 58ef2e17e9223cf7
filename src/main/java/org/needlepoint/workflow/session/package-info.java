/**
 * One case, step by step: from its images and the user's decisions to the result. {@link
 * org.needlepoint.workflow.session.PlanningSession} computes again only what a decision changed, and gives an immutable {@link
 * org.needlepoint.workflow.session.SessionSnapshot} in which every step is done, refused with its reason, or waiting.
 * The command line and the window use the same session, so they reach the same result.
 */
package org.needlepoint.workflow.session;
