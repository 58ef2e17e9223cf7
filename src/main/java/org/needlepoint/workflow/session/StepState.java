package org.needlepoint.workflow.session;

/** How far a step of a planning session is. */
public enum StepState {
    /** Nothing was done, or the automatic result waits for the reader's look. */
    TO_DO,
    /** The reader has confirmed it. */
    DONE,
    /** It was refused, is to be taken with caution, or a hazard is not acknowledged. */
    NEEDS_ATTENTION
}
